"""Pages of required reading."""
