"""When a notice is mailed, and how an address to stop mail is signed."""

from datetime import timedelta
from hashlib import sha256
from hmac import compare_digest
from hmac import new

INSTANT = "instant"
DAILY = "daily"
WEEKLY = "weekly"
# Notices stay in the portal; what one must do is mailed once a day also then.
NEVER = "never"
PACES = (INSTANT, DAILY, WEEKLY, NEVER)
DEFAULT_PACE = DAILY

# Digests leave from seven o'clock in the morning, local time, the weekly ones on Mondays.
MORNING = 7

# What an address to stop mail is for, besides the targets of subscriptions.
ALL_MAIL = "mail"
THEME = "theme:"


def notice_id(key):
    """Return the id of the notice with a key: the same every time."""
    return sha256(key.encode()).hexdigest()[:24]


def goes_at_once(pace, duty):
    """Tell whether a notice is mailed by itself and not in a digest. Duties follow the pace."""
    return pace == INSTANT


def goes_in_digest(pace, duty):
    """Tell whether a notice waits for a digest."""
    return pace in (DAILY, WEEKLY) or (duty and pace == NEVER)


def digest(pace, duty, now):
    """Return the digest that may be made up now: its name, and before when its notices came.

    now: local time. Duties leave every day, whatever the pace.
    """
    weekly = pace == WEEKLY and not duty
    begin = now.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if weekly:
        begin -= timedelta(days=now.weekday())
    if begin > now:
        begin -= timedelta(days=7 if weekly else 1)
    return f"{'week' if weekly else 'day'}-{begin.date().isoformat()}", begin


def signature(secret, user_id, scope):
    """Return what proves that an address to stop mail was made by the portal for this person."""
    return new(secret.encode(), f"{user_id}\0{scope}".encode(), sha256).hexdigest()


def is_signed(secret, user_id, scope, given):
    """Tell whether `given` is that signature."""
    expected = signature(secret, user_id, scope).encode()
    return compare_digest(expected, given.encode("utf-8", "replace"))
