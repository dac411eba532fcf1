"""Change questions that staff ask and managers answer (guide section 3.4)."""
