"""Services that providers offer through service points (guide section 4, Palvelu)."""
