"""Login of programs."""
