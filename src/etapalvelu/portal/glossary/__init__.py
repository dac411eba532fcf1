"""The glossary (guide section 4)."""
