"""What becomes of one value that two people may have changed."""

from etapalvelu.portal.core.editing.rules import fingerprint
from typing import NamedTuple


class Merged(NamedTuple):
    """The value to keep; conflict: both changed it, and what was typed is not to be stored yet."""

    value: object
    conflict: bool


def merge(opened, stored, typed):
    """Return the Merged of one value.

    opened: fingerprint when the form was opened; stored: the value now; typed: in the form. A
    removed row is None.
    """
    there, here = fingerprint(stored), fingerprint(typed)
    if opened == there or here == there:
        return Merged(typed, False)
    if here == opened:
        return Merged(stored, False)
    return Merged(typed, True)
