"""Pages of the privacy engine."""
