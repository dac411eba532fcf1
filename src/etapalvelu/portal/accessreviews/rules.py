"""When a review of access rights is due, who is reminded when, and what was decided."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

YEAR = timedelta(days=365)
WARNING = timedelta(days=30)
WEEK = timedelta(days=7)

DONE = "done"
SOON = "soon"
OVERDUE = "overdue"

KEEP = "keep"
END = "end"

MEMBERSHIP = "membership"
LOCAL = "local"
NETWORK = "network"
DIRECT = "direct"
ROOT = "root"


@dataclass(frozen=True)
class Grant:
    """A role that somebody has in an organisation. through: one of the words above; where: what
    gives it, such as another organisation's name; last_login: a DateTime or None."""

    user_id: str
    name: str
    role: str
    through: str
    where: str = ""
    last_login: object = None

    @property
    def key(self):
        """Return the name of the grant in a form."""
        return f"decision-{sha256(f'{self.user_id} {self.role}'.encode()).hexdigest()[:16]}"


def due(made, confirmed):
    """Return when the next review is due; made: of the organisation, confirmed: None = never."""
    return (confirmed or made) + YEAR


def status(due, now):
    """Tell whether a review is done for now, soon due or overdue."""
    if now >= due:
        return OVERDUE
    return SOON if now >= due - WARNING else DONE


def stage(due, now):
    """Return which reminder is due, None when none is: "before", "due", "late-1", "late-2" …

    The first two go to the organisation's managers, the weekly later ones to the coordinator.
    """
    if now < due - WARNING:
        return None
    if now < due:
        return "before"
    weeks = (now - due) // WEEK
    return f"late-{weeks}" if weeks else "due"


def is_for_coordinator(stage):
    return stage.startswith("late")
