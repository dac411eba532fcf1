"""Slows down those who send a public form again and again.

Counts live in the memory of one process: with n processes the limit is n times as high, which is
still far from a flood, and no request writes into the database.
"""

from collections import deque
from threading import Lock
from time import monotonic

# More keys than this are forgotten, oldest first, so that a flood cannot fill the memory.
MOST_KEYS = 10_000


class RateLimit:
    """Allows `times` uses of a key in any `seconds`."""

    def __init__(self, times, seconds, clock=monotonic, most_keys=MOST_KEYS):
        self.times = times
        self.seconds = seconds
        self._clock = clock
        self._most_keys = most_keys
        self._uses = {}
        self._lock = Lock()

    def allow(self, key):
        """Count one use of the key; False when it came too often (then it is not counted)."""
        now = self._clock()
        with self._lock:
            uses = self._uses.pop(key, None) or deque()
            while uses and uses[0] <= now - self.seconds:
                uses.popleft()
            allowed = len(uses) < self.times
            if allowed:
                uses.append(now)
            # Put back at the end: a dict keeps the order, so the first key is the one least used.
            self._uses[key] = uses
            while len(self._uses) > self._most_keys:
                del self._uses[next(iter(self._uses))]
            return allowed

    def clear(self):
        """Forget every use."""
        with self._lock:
            self._uses.clear()
