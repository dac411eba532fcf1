"""Who is who at the provider, and which memberships came from there."""

from BTrees.OOBTree import OOBTree
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.rules import group_id
from etapalvelu.portal.access.rules import parse_group_id
from etapalvelu.portal.organisations.interfaces import IOrganisation
from persistent.mapping import PersistentMapping
from plone import api
from zope.annotation.interfaces import IAnnotations

import logging

logger = logging.getLogger(__name__)

_IDENTITIES = "etapalvelu.portal.sso.identities"
_GRANTS = "etapalvelu.portal.sso.grants"


def create_trees():
    """Make the stores; safe to repeat."""
    annotations = IAnnotations(api.portal.get())
    for key in (_IDENTITIES, _GRANTS):
        if key not in annotations:
            annotations[key] = OOBTree()


def _tree(key):
    return IAnnotations(api.portal.get()).get(key, {})


def known(issuer, subject):
    """Return the user id of the person whom the provider calls `subject`, or None."""
    return _tree(_IDENTITIES).get((issuer, subject))


def remember(issuer, subject, user_id):
    """Tie a person's account to an identity at the provider."""
    _tree(_IDENTITIES)[(issuer, subject)] = user_id


def grants(user_id):
    """Return {group id: aware moment of the last confirmation} of memberships from the provider."""
    return dict(_tree(_GRANTS).get(user_id, {}))


def forget(user_id):
    """Remove what is known of an account that is gone."""
    identities = _tree(_IDENTITIES)
    for key in [key for key, owner in identities.items() if owner == user_id]:
        del identities[key]
    _tree(_GRANTS).pop(user_id, None)


def found(places):
    """Return {group id: (organisation, role)} of those Places that the portal has."""
    wanted = {}
    for place in places:
        organisation = _organisation(place.organisation)
        if organisation is None or place.role not in access.roles(organisation):
            logger.error("The file of PORTAL_SSO names no such place: %s", place)
            continue
        uid = api.content.get_uuid(organisation)
        wanted[group_id(uid, place.role)] = (organisation, place.role)
    return wanted


def synchronise(user_id, wanted):
    """Give what the provider says, end what it gave and says no longer; leave the rest alone.

    wanted: as from `found`.
    """
    now = datetime.now(UTC)
    present = {group_id(*membership) for membership in access.memberships(user_id)}
    given = _tree(_GRANTS).setdefault(user_id, PersistentMapping())
    for group, (organisation, role) in wanted.items():
        if group not in present:
            access.add_membership(user_id, organisation, role)
        # What somebody gave him by hand stays when the provider takes its own away.
        if group not in present or group in given:
            given[group] = now
    for group in set(given) - set(wanted):
        _end(user_id, group, given)


def end_unconfirmed(days, now):
    """End memberships that the provider has not confirmed for so many days; return their number."""
    limit = now - timedelta(days=days)
    ended = 0
    for user_id, given in list(_tree(_GRANTS).items()):
        for group, confirmed in list(given.items()):
            if confirmed < limit:
                _end(user_id, group, given)
                ended += 1
    return ended


def _end(user_id, group, given):
    membership = parse_group_id(group)
    organisation = _by_uid(membership.organisation_uid)
    if organisation is not None:
        access.end_membership(user_id, organisation, membership.role)
    del given[group]


def _organisation(path):
    # Nobody is logged in yet, and the file of the administrator names it.
    content = api.portal.get().unrestrictedTraverse(path, None)
    return content if IOrganisation.providedBy(content) else None


def _by_uid(uid):
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None
