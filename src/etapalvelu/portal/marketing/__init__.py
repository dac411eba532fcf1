"""Marketing templates for points and providers (guide section 3.5.3)."""
