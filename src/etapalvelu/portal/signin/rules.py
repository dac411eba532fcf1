"""Arithmetic of failed attempts and of sessions; times are seconds since 1970."""

from ipaddress import ip_address
from ipaddress import ip_network
from typing import NamedTuple

MINUTE = 60
HOUR = 60 * MINUTE


class Limit(NamedTuple):
    """Waiting begins with the `free`-th failure: `first` seconds, doubled each time to `longest`.

    Failures are forgotten `memory` seconds after the last one. With `fresh` a wait that is over
    leaves nothing behind, so that nobody can keep a whole account locked with single attempts.
    """

    free: int
    first: int
    longest: int
    memory: int
    fresh: bool = False


class Count(NamedTuple):
    """Failures of one key, when the last one was, and until when the key waits."""

    failures: int = 0
    last: int = 0
    until: int = 0


# The same login from the same address, or from a device that the person has used before.
PAIR = Limit(free=5, first=30, longest=15 * MINUTE, memory=6 * HOUR)
# One login from all addresses together; devices that the person has used before are let through.
ACCOUNT = Limit(free=20, first=5 * MINUTE, longest=5 * MINUTE, memory=15 * MINUTE, fresh=True)
# One address and all logins together: an office of many people shares one.
ADDRESS = Limit(free=30, first=15 * MINUTE, longest=15 * MINUTE, memory=15 * MINUTE, fresh=True)
# Letters for a forgotten password.
LETTERS_TO_ACCOUNT = Limit(free=3, first=HOUR, longest=HOUR, memory=HOUR, fresh=True)
LETTERS_FROM_ADDRESS = Limit(free=20, first=HOUR, longest=HOUR, memory=HOUR, fresh=True)


def wait(count, now):
    """Return how many seconds a key still has to wait."""
    return max(0, count.until - now)


def after_failure(limit, count, now):
    """Return the Count after one more failure."""
    if now - count.last > limit.memory or (limit.fresh and 0 < count.until <= now):
        count = Count()
    failures = count.failures + 1
    if failures < limit.free:
        return Count(failures, now, 0)
    # Beyond some doublings the number is the longest anyway, and must not grow without end.
    doublings = min(failures - limit.free, 16)
    return Count(failures, now, now + min(limit.first * 2**doublings, limit.longest))


def begins_wait(before, after, now):
    """Tell whether a failure made a key wait that did not wait before."""
    return wait(before, now) == 0 and wait(after, now) > 0


class Session(NamedTuple):
    """What a ticket says: when the person logged in, which session it is, and in which epoch."""

    start: int
    epoch: int
    id: str

    def text(self):
        return f"{self.start:x}.{self.epoch:x}.{self.id}"


def session(text):
    """Read `Session.text`; None when it is something else."""
    try:
        start, epoch, id_ = text.split(".")
        return Session(int(start, 16), int(epoch, 16), id_)
    except ValueError:
        return None


def session_is_over(found, seen, now, idle, longest):
    """Tell whether a session last seen at `seen` has been idle, or open at all, for too long."""
    return now - seen > idle or now - found.start > longest


def needs_refresh(seen, now, idle):
    """Tell whether a ticket is old enough to be written anew: a twelfth of the idle time."""
    return now - seen > idle / 12


def network(address):
    """Return what counts as one address: all of it in IPv4, the subscriber's /64 in IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((int(parsed), 64), strict=False))
