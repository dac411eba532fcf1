"""Service cards: providers' instructions for advisers, one per service and language."""
