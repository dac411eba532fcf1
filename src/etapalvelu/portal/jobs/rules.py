"""When a job is due, how long a failing one is left alone, and when silence is alarming."""

from datetime import timedelta

import re

FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=6)
# Workers look for due jobs every few seconds, timers every few minutes.
SILENT_AFTER = timedelta(minutes=10)
BEAT_EVERY = timedelta(minutes=1)
# A job that runs more often than this leaves no mark of its beginning in the database.
MARKED_FROM = timedelta(minutes=10)
# How often a run that had nothing to do is written down all the same, as a sign of life.
IDLE_TRACE_EVERY = timedelta(minutes=5)
LONGEST_MESSAGE = 200

_PERSONAL = (
    (re.compile(r"(['\"]).*?\1"), "[…]"),
    (re.compile(r"\S+@\S+"), "[…]"),
    (re.compile(r"\+?\d[\d -]{4,}\d"), "[…]"),
)


def back_off(failures):
    """Return how long to wait after so many failures in a row: 1, 2, 4 … minutes, at most 6 h."""
    if failures < 1:
        return timedelta(0)
    # Far below the exponent at which a timedelta overflows.
    return min(FIRST_DELAY * 2 ** min(failures - 1, 20), LONGEST_DELAY)


def next_due(every, started, ended, failures, interrupted):
    """Return the moment from which a job may run; None = at once.

    started, ended: of the last run, None when there was none; interrupted: the last run never
    ended, because its process died.
    """
    if interrupted:
        # A killed worker's work is taken up at once; what kills its worker every time is not.
        return started + back_off(failures) if failures else None
    if failures:
        return ended + min(back_off(failures), max(every, FIRST_DELAY))
    return started and started + every


def is_due(moment, now):
    """Tell whether a job with this `next_due` may run at `now`."""
    return moment is None or moment <= now


def is_overdue(moment, every, now):
    """Tell whether a job waits so long that somebody should look."""
    return moment is not None and now - moment > max(every, SILENT_AFTER)


def is_silent(heartbeat, now):
    """Tell whether no scheduler has given a sign of life for too long."""
    return heartbeat is None or now - heartbeat > SILENT_AFTER


def wants_beat(heartbeat, now):
    """Tell whether it is time for the next sign of life; not at every look, for each is a write."""
    return heartbeat is None or now - heartbeat >= BEAT_EVERY


def failure_text(error):
    """Say what an exception was, without what may be personal in its message."""
    message = str(error).splitlines()[0] if str(error) else ""
    for pattern, replacement in _PERSONAL:
        message = pattern.sub(replacement, message)
    return f"{type(error).__name__}: {message}"[:LONGEST_MESSAGE].rstrip(": ")
