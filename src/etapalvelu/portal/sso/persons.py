"""From what the provider says to an account of the portal."""

from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.interfaces import IAccounts
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.sso import rules
from etapalvelu.portal.sso import store
from plone import api
from secrets import token_urlsafe
from zope.component import getUtility

# A provider's administrator must not become ours.
CLOSED_ROLES = frozenset({"Manager", "Site Administrator"})


class Unknown(Exception):
    """The provider knows the person, the portal has no place for him."""


def arrive(provider, claims):
    """Return the user id of the person, with exactly the memberships that the provider gives.

    An account is found by the identity, else by an address that the provider may vouch for, and
    made when its groups have a place here. Unknown when there is none.
    """
    accounts = getUtility(IAccounts)
    subject, email = str(claims["sub"]), rules.vouched_email(provider, claims)
    places = store.found(rules.places_of(provider, claims))
    user_id = store.known(provider.issuer, subject)
    if user_id is not None and accounts.person(user_id) is None:
        store.forget(user_id)
        user_id = None
    if user_id is None:
        user_id = accounts.find(email) if email else None
        if user_id is None:
            if not (email and places):
                raise Unknown
            user_id = accounts.create(rules.name_of(claims), email, token_urlsafe(48))
        if _is_closed(user_id):
            raise Unknown
        store.remember(provider.issuer, subject, user_id)
        audit.record("identity.linked", user_id, actor=user_id, issuer=provider.issuer)
    elif _is_closed(user_id):
        raise Unknown
    store.synchronise(user_id, places)
    if not access.memberships(user_id):
        raise Unknown
    return user_id


def _is_closed(user_id):
    user = api.portal.get_tool("acl_users").getUserById(user_id)
    return user is None or not CLOSED_ROLES.isdisjoint(user.getRoles())
