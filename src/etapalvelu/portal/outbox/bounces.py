"""Reads what mail servers send back (delivery status notifications, RFC 3464). Pure."""

from email import message_from_bytes
from email.policy import compat32
from typing import NamedTuple

import re

_MESSAGE_ID = re.compile(r"<([0-9a-f]{32})@[^>]*>")
_LASTING = re.compile(r"5\.\d{1,3}\.\d{1,3}")


class Bounce(NamedTuple):
    """A letter that did not arrive: the id of its entry, and why."""

    id: str
    reason: str


def read(content):
    """Return the Bounce that a message tells of, or None when it is no lasting failure of ours."""
    message = message_from_bytes(content, policy=compat32)
    if message.get_content_type() != "multipart/report":
        return None
    id_ = reason = None
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            reason = reason or _failure(part)
        elif kind in ("message/rfc822", "text/rfc822-headers"):
            id_ = id_ or _id(part)
    return Bounce(id_, reason) if id_ and reason else None


def _failure(part):
    blocks = part.get_payload()
    for block in blocks if isinstance(blocks, list) else ():
        status = str(block.get("Status", "")).strip()
        if str(block.get("Action", "")).strip().lower() == "failed" and _LASTING.match(status):
            # "smtp; 550 5.1.1 No such user"
            told = str(block.get("Diagnostic-Code", "")).partition(";")[2].strip()
            return told or status
    return None


def _id(part):
    payload = part.get_payload()
    if isinstance(payload, list):
        header = payload[0].get("Message-ID", "") if payload else ""
    else:
        headers = message_from_bytes(part.get_payload(decode=True) or b"", policy=compat32)
        header = headers.get("Message-ID", "")
    found = _MESSAGE_ID.search(str(header))
    return found[1] if found else None
