"""The front page: what waits for me, my organisations, what changed; small tiles by role."""
