"""What people of a role must have read: who asks for it, who has confirmed it, who has not yet."""
