"""Being told: everybody's inbox in the portal, subscriptions, and mail about both as one chose."""
