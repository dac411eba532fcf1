"""Service points: municipal places where advisers serve customers of many providers (guide section 4)."""
