"""Fingerprints of field values, and what two authors changed."""

from datetime import date
from datetime import time
from typing import NamedTuple

import hashlib
import json

LENGTH = 12


class Changes(NamedTuple):
    """Names of fields: `both` changed by both authors differently, `theirs` by the other only."""

    both: tuple
    theirs: tuple

    def __bool__(self):
        return bool(self.both or self.theirs)


def fingerprint(value):
    """Return a short text that is the same for equal values; all empty values are equal."""
    plain = json.dumps(_plain(value), sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH]


def write_token(fingerprints):
    """Write {name: fingerprint} as one text for a hidden field."""
    return " ".join(f"{name}:{value}" for name, value in fingerprints.items())


def read_token(token):
    """Read {name: fingerprint} back; what is no fingerprint is left out."""
    pairs = (part.rpartition(":") for part in token.split())
    return {name: value for name, _colon, value in pairs if name}


def compare(opened, stored, typed):
    """Return the Changes between three {name: fingerprint}.

    opened: when the form was opened; stored: now in the database; typed: in the form.
    """
    changed = [
        name
        for name, value in stored.items()
        if name in opened and value not in (opened[name], typed.get(name))
    ]
    both = tuple(name for name in changed if typed.get(name) != opened[name])
    return Changes(both, tuple(name for name in changed if name not in both))


def _plain(value):
    if value is None or value in ("", [], (), {}):
        return None
    if isinstance(value, dict):
        rows = {str(key): _plain(item) for key, item in value.items()}
        return {key: item for key, item in rows.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, date | time):
        return value.isoformat()
    if hasattr(value, "raw"):  # rich text
        return _plain(value.raw)
    if hasattr(value, "getSize"):  # a file: reading its bytes would cost too much
        return [value.filename, value.getSize()]
    return str(value)
