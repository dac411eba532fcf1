"""Pages of the reviews of access rights."""
