"""Guidelines for the premises of remote service (guide section 2.2)."""
