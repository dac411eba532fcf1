"""Records in many parts, so that two who write at once rarely meet."""

from BTrees.OOBTree import OOBTree
from hashlib import sha256
from persistent import Persistent

STRIPES = 32


class Stripes(Persistent):
    """A mapping or a set of texts in many parts, each an own object of the database."""

    def __init__(self, factory=OOBTree):
        self.parts = tuple(factory() for _ in range(STRIPES))

    def part(self, key):
        """Return the part to which a key belongs."""
        return self.parts[sha256(key.encode()).digest()[0] % STRIPES]

    def get(self, key, default=None):
        return self.part(key).get(key, default)

    def items(self):
        return [item for part in self.parts for item in part.items()]

    def names(self):
        """Return every key."""
        return [key for part in self.parts for key in part]
