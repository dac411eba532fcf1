"""Contact persons and their responsibilities (guide section 3, contacts)."""
