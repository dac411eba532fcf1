"""What stood in the database before the present transaction, for "before and after"."""

from contextlib import closing
from contextlib import contextmanager

import transaction


@contextmanager
def committed(item):
    """Give the committed state of a persistent object, None when it has none yet; only to read."""
    if item._p_jar is None:
        yield None
        return
    manager = transaction.TransactionManager()
    with closing(item._p_jar.db().open(transaction_manager=manager)) as connection:
        try:
            before = connection.get(item._p_oid)
        except KeyError:
            before = None
        try:
            yield before
        finally:
            manager.abort()


def properties(user_id, storage):
    """Return the committed properties of a person in a PAS property storage; {} when new."""
    with committed(storage) as before:
        return dict(before.get(user_id) or {}) if before is not None else {}


def changed_roles(assignments):
    """Return {principal id: (roles before, roles after)} of what this transaction changes.

    assignments: the tree of a PAS role manager. Member follows from memberships and is left out.
    """
    with committed(assignments) as before:
        old = {principal: _roles(held) for principal, held in (before or {}).items()}
    new = {principal: _roles(held) for principal, held in assignments.items()}
    return {
        principal: (old.get(principal, []), new.get(principal, []))
        for principal in old.keys() | new.keys()
        if old.get(principal, []) != new.get(principal, [])
    }


def _roles(held):
    return sorted(set(held) - {"Member"})
