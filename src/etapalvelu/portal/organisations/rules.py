"""Validity and succession of organisations: names die, their duties go on."""


def in_force(valid_from, valid_until, day):
    """Tell whether an organisation exists on the day; None is no limit, both ends are included."""
    return (valid_from is None or valid_from <= day) and (valid_until is None or day <= valid_until)


def makes_cycle(uid, successor, successors):
    """Tell whether naming `successor` would lead back to the organisation `uid`.

    successors: {UID: UID of its successor} as they are before the change.
    """
    seen = set()
    while successor and successor not in seen:
        if successor == uid:
            return True
        seen.add(successor)
        successor = successors.get(successor)
    return False


def last_successor(uid, successors):
    """Follow successors from an organisation to the one that has the duties now."""
    seen = {uid}
    while successors.get(uid) and successors[uid] not in seen:
        uid = successors[uid]
        seen.add(uid)
    return uid
