"""What requests wrote into the database, class by class: the database itself is asked."""

from ZODB.utils import p64
from ZODB.utils import u64

import pickletools


class Written:
    """Remembers where the database stands; `since` names the classes stored after that."""

    def __init__(self, portal):
        self._database = portal._p_jar.db()
        self.reset()

    def reset(self):
        self._tid = self._database.storage.lastTransaction()

    def since(self):
        """Return "module.Class" of each object stored since the last reset, without repetition."""
        found = set()
        if self._database.storage.lastTransaction() == self._tid:
            return found
        after = p64(u64(self._tid) + 1)
        for transaction in self._database.storage.changes.iterator(after):
            found.update(_class_of(record.data) for record in transaction)
        return found


def _class_of(record):
    if not record:
        return "deleted"
    words = []
    for operation, argument, _position in pickletools.genops(record):
        if operation.name in ("GLOBAL", "SHORT_BINUNICODE", "BINUNICODE", "UNICODE"):
            words += argument.split()
        if len(words) >= 2:
            break
    return ".".join(words[:2])
