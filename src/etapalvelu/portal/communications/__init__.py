"""Communication plans (guide section 3.5)."""
