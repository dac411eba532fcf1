"""Sessions, logins and settings of accounts: what other features may use."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.signin import passwords
from etapalvelu.portal.signin import records
from etapalvelu.portal.signin import rules
from etapalvelu.portal.signin import visits
from etapalvelu.portal.signin.interfaces import PREFIX
from plone import api
from secrets import token_hex
from time import time

_NOTHING = records.PersonRecord()


def setting(name, default):
    return api.portal.get_registry_record(f"{PREFIX}.{name}", default=default)


def idle():
    """Return the seconds without a page after which a session ends."""
    return setting("idle_minutes", 120) * rules.MINUTE


def longest():
    """Return the seconds after which a session ends in any case."""
    return setting("longest_hours", 12) * rules.HOUR


def record(user_id):
    """Return what the doors know of an account, to be read only."""
    return records.people().get(user_id, _NOTHING)


def record_to_write(user_id):
    """Return the record of an account, made when there is none."""
    people = records.people()
    if user_id not in people:
        people[user_id] = records.PersonRecord()
    return people[user_id]


def forget(user_id):
    """Remove the record of an account that is gone."""
    records.people().pop(user_id, None)


def new_session(user_id):
    return rules.Session(int(time()), record(user_id).epoch, token_hex(8))


def is_open(user_id, session, seen, now=None):
    """Tell whether a session last seen at `seen` (seconds since 1970) still opens the door."""
    now = int(time()) if now is None else now
    known = record(user_id)
    if session.epoch != known.epoch or any(id_ == session.id for id_, _until in known.ended):
        return False
    return not rules.session_is_over(session, seen, now, idle(), longest())


def end_session(user_id, session):
    """End one session also on the server: a copy of its cookie is worth nothing then."""
    known = record_to_write(user_id)
    now = int(time())
    kept = tuple(row for row in known.ended if row[1] > now)
    known.ended = (*kept, (session.id, session.start + longest()))


def end_sessions(user_id):
    """Log a person out everywhere, at once."""
    known = record_to_write(user_id)
    known.epoch += 1
    known.ended = ()


def login_noted(user_id, address):
    """Remember when and from where a person logged in."""
    known = record_to_write(user_id)
    known.previous_login, known.last_login = known.last_login, (datetime.now(UTC), address)


def has_second_factor(user_id):
    return record(user_id).secret is not None


def must_have_second_factor(roles):
    """Tell whether somebody with these roles has to log in with a code."""
    return not set(setting("second_factor_roles", None) or ()).isdisjoint(roles)


def may_open_session(user_id):
    """Tell whether the present request has shown all that the account asks for."""
    visit = visits.current()
    return not has_second_factor(user_id) or visit.passed == user_id or visit.is_session_of(user_id)


def password_problem(password, about=()):
    """Return the sentence that refuses a password, None when it may be chosen."""
    return passwords.problem(password, about)
