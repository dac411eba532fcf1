"""When to try again, when to give up, and what a mail server's answer says of an address."""

from datetime import timedelta

import re

# Waiting times after the first, second … failure; about two days in all (RFC 5321, 4.5.4.1).
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
# A server that does not answer is asked again at these intervals, for as long as it takes.
OUTAGE_DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5))
# How long nothing may come back after a delivery until a bounced address counts as mended.
BOUNCE_PATIENCE = timedelta(days=3)
LONGEST_REASON = 300

# Enhanced status codes (RFC 3463): X.1 is about the address, X.2 about its mailbox.
_ENHANCED = re.compile(r"\b[245]\.(\d{1,3})\.\d{1,3}\b")
_ADDRESS_CODES = frozenset({550, 551, 552, 553, 556})


def next_try(failures, now):
    """Return when to try again after so many failures, or None to give up."""
    return now + DELAYS[failures - 1] if failures <= len(DELAYS) else None


def next_contact(failures, now):
    """Return when to ask a server again that did not answer so many times in a row."""
    return now + OUTAGE_DELAYS[min(failures, len(OUTAGE_DELAYS)) - 1]


def blames_address(code, text):
    """Tell whether a refusal of a recipient means the address and not our right to send."""
    enhanced = _ENHANCED.search(text)
    if enhanced:
        return enhanced[1] in ("1", "2")
    return code in _ADDRESS_CODES


def is_trouble(trouble, now):
    """Tell whether a refused or bounced address still has to be shown to its owner.

    A server that takes a letter mends a refused address at once, and a bounced one only when
    nothing has come back for some days: bounces arrive long after the acceptance.
    """
    if trouble is None:
        return False
    return trouble.accepted is None or now - trouble.accepted < BOUNCE_PATIENCE


def one_line(text):
    """Return what a server said as one line of bounded length without control characters."""
    kept = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(kept.split())[:LONGEST_REASON]
