"""Finds sealed lines, without waking those parts of the log that cannot hold them."""

from etapalvelu.portal.audit import records
from itertools import islice


def newest(query, below=None):
    """Yield the lines that a Query accepts, newest first, only those with a smaller number."""
    log = records.log()
    for first in reversed(list(log.segments.keys(None, below and below - 1))):
        if query.may_hold(log.index[first]):
            for line in reversed(log.segments[first].lines()):
                if (below is None or line.number < below) and query.accepts(line):
                    yield line


def oldest(query, above):
    """Yield the lines that a Query accepts and that have a greater number, oldest first."""
    log = records.log()
    starts = log.segments.keys(None, above)
    for first in log.segments.keys(starts[-1] if len(starts) else None):
        if query.may_hold(log.index[first]):
            for line in log.segments[first].lines():
                if line.number > above and query.accepts(line):
                    yield line


def page(query, size, below=None, above=None):
    """Return (lines newest first, whether there are newer ones, whether there are older ones)."""
    if above is not None:
        lines = list(islice(oldest(query, above), size + 1))[::-1]
        newer, lines = len(lines) > size, lines[-size:]
        older = any(True for _ in islice(newest(query, above + 1), 1))
    else:
        lines = list(islice(newest(query, below), size + 1))
        older, lines = len(lines) > size, lines[:size]
        newer = bool(below and lines and any(True for _ in islice(oldest(query, below - 1), 1)))
    return lines, newer, older


def actions():
    """Return the names of all actions that ever occurred."""
    return records.log().chain.actions


def size():
    """Return how many sealed lines there are."""
    chain = records.log().chain
    return chain.end[0] - chain.start[0]
