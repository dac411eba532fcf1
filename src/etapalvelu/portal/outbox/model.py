"""The records of the outbox. They know ZODB, and nothing of Plone."""

from BTrees.OOBTree import OOBTree
from hashlib import sha256
from persistent import Persistent
from secrets import token_hex
from ZODB.POSException import ConflictError

SHELVES = 64


class Body(Persistent):
    """What is delivered, apart from its entry, so that lists of entries do not load it."""

    def __init__(self, content):
        self.content = content


class Entry(Persistent):
    """One thing to deliver to one recipient. Moments are aware, `None` when not yet.

    `label` says what it is without saying what is in it: a letter's name or a subject.
    """

    failures = 0
    delivered = None
    reason = ""

    def __init__(self, id, kind, sender, recipient, label, content, created):
        self.id = id
        self.kind = kind
        self.sender = sender
        self.recipient = recipient
        self.label = label
        self.created = created
        self.due = created
        self.body = Body(content)


class Shelf(Persistent):
    """Entries by id, with the ids of those that wait and those that were given up.

    Two transactions that put different entries on one shelf both succeed. A BTree would now and
    then make one of them start anew: when a bucket is split, and when it was empty.
    """

    def __init__(self):
        self.entries = {}
        self.waiting = set()
        self.given_up = set()

    def _p_resolveConflict(self, old, committed, new):
        merged = dict(committed)
        for name in ("waiting", "given_up"):
            added, removed = _change(old[name], committed[name], new[name])
            merged[name] = (committed[name] | added) - removed
        added, removed = _change(old["entries"], committed["entries"], new["entries"])
        entries = committed["entries"] | {id_: new["entries"][id_] for id_ in added}
        merged["entries"] = {id_: ref for id_, ref in entries.items() if id_ not in removed}
        return merged


def _change(old, committed, new):
    """Return what `new` added and removed; ConflictError when `committed` did the same."""
    old, committed, new = set(old), set(committed), set(new)
    added, removed = new - old, old - new
    if added & committed or removed - committed:
        raise ConflictError("Both changed the same entry")
    return added, removed


class Outage(Persistent):
    """Since when a kind of entries cannot leave at all; `since` is None when they can."""

    since = None
    failures = 0
    until = None
    reason = ""


class Trouble(Persistent):
    """Why an address gets no mail; `accepted` is when a server took a letter again."""

    accepted = None

    def __init__(self, moment, reason, bounced):
        self.moment = moment
        self.reason = reason
        self.bounced = bounced


class Outbox(Persistent):
    """The root: shelves of entries, the outage, and addresses in trouble by address."""

    def __init__(self):
        self.shelves = tuple(Shelf() for _ in range(SHELVES))
        self.outage = Outage()
        self.troubles = OOBTree()
        # Makes ids, which are known to recipients, tell nothing of keys.
        self.salt = token_hex(16)

    def id_of(self, key):
        """Return the id of the entry with a key: the same every time."""
        return sha256(f"{self.salt}:{key}".encode()).hexdigest()[:32]

    def add(self, entry):
        """Put an entry on its shelf and return True; False when it is there already."""
        shelf = self._shelf(entry.id)
        if entry.id in shelf.entries:
            return False
        shelf.entries[entry.id] = entry
        shelf.waiting.add(entry.id)
        shelf._p_changed = True
        return True

    def get(self, id_):
        return self._shelf(id_).entries.get(id_)

    def entries(self):
        return [entry for shelf in self.shelves for entry in shelf.entries.values()]

    def waiting(self):
        return [shelf.entries[id_] for shelf in self.shelves for id_ in shelf.waiting]

    def given_up(self):
        return [shelf.entries[id_] for shelf in self.shelves for id_ in shelf.given_up]

    def waits(self, entry):
        return entry.id in self._shelf(entry.id).waiting

    def is_given_up(self, entry):
        return entry.id in self._shelf(entry.id).given_up

    def count(self):
        """Return how many entries wait, were given up, and are kept in all."""
        return (
            sum(len(shelf.waiting) for shelf in self.shelves),
            sum(len(shelf.given_up) for shelf in self.shelves),
            sum(len(shelf.entries) for shelf in self.shelves),
        )

    def move(self, entry, waiting=False, given_up=False):
        """Make an entry wait, or give it up, or neither: then it is done."""
        shelf = self._shelf(entry.id)
        for ids, wanted in ((shelf.waiting, waiting), (shelf.given_up, given_up)):
            (ids.add if wanted else ids.discard)(entry.id)
        shelf._p_changed = True

    def remove(self, entry):
        shelf = self._shelf(entry.id)
        self.move(entry)
        del shelf.entries[entry.id]

    def _shelf(self, id_):
        # Any text may be asked for; ids of entries are hexadecimal and random.
        return self.shelves[int(sha256(id_.encode()).hexdigest()[:8], 16) % SHELVES]
