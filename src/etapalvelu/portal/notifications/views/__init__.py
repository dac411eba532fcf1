"""Pages of notices and subscriptions."""
