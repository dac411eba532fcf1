"""What readers may say of a content, and what becomes of it."""

from hashlib import sha256
from hmac import new

YES = "yes"
NO = "no"

OPEN = "open"
ANSWERED = "answered"
CLOSED = "closed"
# A vote without a comment waits for nobody.
SILENT = "silent"
STATES = (OPEN, ANSWERED, CLOSED)

LONGEST_COMMENT = 1000
LONGEST_ANSWER = 2000


def vote_id(secret, user_id, version):
    """Return the id of a person's vote about a version: the same every time, and no name."""
    return new(secret.encode(), f"{user_id}\0{version}".encode(), sha256).hexdigest()[:24]


def may_change(vote):
    """Tell whether a vote may be replaced: not when somebody has dealt with it."""
    return vote is None or vote.state in (OPEN, SILENT)
