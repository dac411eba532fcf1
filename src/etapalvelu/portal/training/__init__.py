"""Training courses and their modules (guide section 3.3)."""
