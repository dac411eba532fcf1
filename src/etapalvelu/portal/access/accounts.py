"""Accounts of persons: opaque id, the e-mail address in lower case as login name."""

from DateTime import DateTime
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.signin import store as signin
from plone import api
from typing import NamedTuple
from uuid import uuid4

# What Plone stores for a person who has never logged in.
_NEVER = DateTime("2000/01/01")


class Person(NamedTuple):
    """What an organisation knows of a person; `last_login` is a DateTime or None."""

    id: str
    name: str
    email: str
    phone: str
    language: str
    last_login: DateTime | None


def person(user_id):
    """Return the Person with a user id, or None."""
    user = api.user.get(userid=user_id)
    if user is None:
        return None
    last = user.getProperty("login_time", _NEVER)
    return Person(
        user_id,
        user.getProperty("fullname", "") or user.getUserName(),
        user.getProperty("email", ""),
        user.getProperty("phone", ""),
        user.getProperty("language", ""),
        None if not last or last == _NEVER else last,
    )


def login_name(user_id):
    """Return what a person types to log in."""
    user = api.user.get(userid=user_id)
    return "" if user is None else user.getUserName()


def find(email):
    """Return the user id of the account with this login, in any case of letters, or None."""
    try:
        return _users().getUserIdForLogin(email.lower())
    except KeyError:
        return None


def create(name, email, password, phone="", language="fi"):
    """Make an account without any role and return its id.

    KeyError when the login exists already, so that two at the same time cannot both succeed.
    """
    user_id = uuid4().hex
    # The registration tool asks for the permission to add members, which nobody here has.
    _users().addUser(user_id, email.lower(), password)
    audit.record("account.created", user_id)
    update(user_id, fullname=name, email=email.lower(), phone=phone, language=language)
    return user_id


def update(user_id, **properties):
    """Change a person's properties."""
    api.user.get(userid=user_id).setMemberProperties(properties)


def password_problem(password, about=()):
    """Return a sentence when the password rule refuses a password, else None.

    about: texts about the person, whose words make a password easily guessed.
    """
    return signin.password_problem(password, about)


def log_in(user_id, request):
    """Open a session for an account in the present request and note the time."""
    acl_users = api.portal.get_tool("acl_users")
    acl_users.session._setupSession(user_id, request.response)
    with api.env.adopt_user(user=acl_users.getUserById(user_id)):
        api.portal.get_tool("portal_membership").loginUser(request)


def _users():
    return api.portal.get_tool("acl_users").source_users
