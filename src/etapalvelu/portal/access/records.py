"""Account requests and invitations as records in the database; they are no content."""

from BTrees.OOBTree import OOBTree
from etapalvelu.portal.access import requestrules
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

_REQUESTS = "etapalvelu.portal.access.requests"
_INVITATIONS = "etapalvelu.portal.access.invitations"
_FORMER = "etapalvelu.portal.access.former"


class AccountRequest(Persistent):
    """Somebody without an account asks for a role in an organisation.

    `created` and `handled` are aware moments, `organisation` is a UID, `email` is in lower case.
    """

    state = requestrules.WAITING
    handled = None
    handler = ""
    reason = ""

    def __init__(self, id, created, name, email, phone, organisation, role, message, language):
        self.id = id
        self.created = created
        self.name = name
        self.email = email
        self.phone = phone
        self.organisation = organisation
        self.role = role
        self.message = message
        self.language = language


class Invitation(Persistent):
    """Opens a door once: to a new account, or to one more membership of an old one.

    `digest` is the hash of the secret in the link; the secret itself is stored nowhere.
    """

    state = requestrules.OPEN
    ended = None

    def __init__(self, digest, created, name, email, phone, organisation, roles, language, inviter):
        self.digest = digest
        self.created = created
        self.expires = created + requestrules.INVITATION_LIFE
        self.name = name
        self.email = email
        self.phone = phone
        self.organisation = organisation
        self.roles = tuple(roles)
        self.language = language
        self.inviter = inviter


def requests():
    """Return the account requests by id."""
    return _tree(_REQUESTS)


def invitations():
    """Return the invitations by the hash of their secret."""
    return _tree(_INVITATIONS)


def former():
    """Return when the last membership of people ended, by user id, as aware moments."""
    return _tree(_FORMER)


def create_trees():
    """Make the trees once, when the profile is applied: a page that only reads must not write."""
    annotations = IAnnotations(api.portal.get())
    for key in (_REQUESTS, _INVITATIONS, _FORMER):
        if key not in annotations:
            annotations[key] = OOBTree()


def _tree(key):
    return IAnnotations(api.portal.get())[key]
