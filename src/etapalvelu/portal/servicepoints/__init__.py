"""Service points: municipal places where advisers serve customers of many providers (guide 4)."""
