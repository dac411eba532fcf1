"""The demonstration network: invented people in real organisations, and Finnish content to read."""
