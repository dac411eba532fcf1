"""Required reading: what is asked of whom, and who has confirmed it."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import store as access
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.organisations.store import nearest_organisation
from etapalvelu.portal.requiredreading import rules
from etapalvelu.portal.requiredreading.records import Confirmation
from etapalvelu.portal.requiredreading.records import Requirement
from etapalvelu.portal.requiredreading.records import confirmations
from etapalvelu.portal.requiredreading.records import root
from etapalvelu.portal.requiredreading.records import to_write
from etapalvelu.portal.servicepoints.interfaces import IServicePoint
from plone import api
from typing import NamedTuple

ASKED = "requiredreading.asked"


class Task(NamedTuple):
    """A content that a person is asked to read; confirmation: the newest one or None."""

    requirement: object
    confirmation: object
    status: str


def requirement(content):
    """Return the Requirement of a content, or None."""
    return root().requirements.get(api.content.get_uuid(content))


def ask(content, roles, only_where_served, now):
    """Ask people of roles to read a content; no roles end that. Who has confirmed stays so."""
    uid, known = api.content.get_uuid(content), requirement(content)
    if not roles:
        root().requirements.pop(uid, None)
        return
    place = nearest_organisation(content)
    place_uid = "" if place is None else api.content.get_uuid(place)
    # What a point writes is for its own people.
    own = place_uid if IServicePoint.providedBy(place) else ""
    provider = place_uid if only_where_served and not own else ""
    if known is None:
        by = api.user.get_current().getId()
        root().requirements[uid] = Requirement(uid, roles, own, provider, now, by)
    else:
        known.roles, known.place, known.provider = tuple(roles), own, provider
        # People of new roles are told; the notice of the others has the same key.
        known.announced = 0


def content_changed(content, now):
    """A major change: everybody is asked again."""
    known = requirement(content)
    if known is not None:
        known.round += 1
        known.since = now


def forget(uid):
    """Forget the requirement of a content that is gone."""
    known = root()
    if known is not None:
        known.requirements.pop(uid, None)


def confirm(user_id, content, now):
    """Write down that a person has read a content; False when nobody asked."""
    task = task_of(user_id, content)
    if task is None:
        return False
    if task.status != rules.DONE:
        version = content.modified().ISO8601()
        mine = to_write(user_id)
        mine[task.requirement.uid] = Confirmation(now, task.requirement.round, version)
        notifications.done([user_id], ASKED, key_of(task.requirement))
    return True


def key_of(found):
    """Return the key of the notice that asks for a round."""
    return f"{found.uid}/{found.round}"


def task_of(user_id, content):
    """Return a person's Task with a content, or None when it is not asked of him."""
    known = requirement(content)
    if known is None or not _is_asked(known, access.memberships(user_id)):
        return None
    return _task(known, user_id)


def tasks(user_id):
    """Return {UID: Task} of everything that is asked of a person."""
    known = root()
    if known is None or not known.requirements:
        return {}
    memberships = access.memberships(user_id)
    return {
        uid: _task(found, user_id)
        for uid, found in known.requirements.items()
        if _is_asked(found, memberships)
    }


def to_read():
    """Return catalog records of what the present user still has to read and may view."""
    user_id = api.user.get_current().getId()
    uids = [uid for uid, task in tasks(user_id).items() if task.status == rules.WAITS]
    if not uids:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.searchResults(UID=uids, sort_on="sortable_title")


def readers(found, organisation):
    """Return [(user id, role, confirmation or None)] of those asked in one organisation."""
    uid, asked = api.content.get_uuid(organisation), {}
    providers = served_at(organisation)
    for role, people in access.members(organisation).items():
        if rules.is_asked(found, uid, role, providers):
            asked |= {user_id: role for user_id in people if user_id not in asked}
    return [
        (user_id, role, _task(found, user_id).confirmation if _is_done(found, user_id) else None)
        for user_id, role in sorted(asked.items())
    ]


def served_at(organisation):
    """Return the UIDs of the providers that have a meeting link of their own at a point."""
    links = getattr(organisation, "meeting_links", None) or ()
    return {link["provider"] for link in links if link.get("provider")}


def requirements():
    """Return every Requirement."""
    return list(root().requirements.values())


def now():
    return datetime.now(UTC)


def _is_asked(found, memberships):
    for organisation_uid, role in memberships:
        if role not in found.roles:
            continue
        providers = _served(organisation_uid) if found.provider else ()
        if rules.is_asked(found, organisation_uid, role, providers):
            return True
    return False


def _served(organisation_uid):
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=organisation_uid)
    return served_at(brains[0]._unrestrictedGetObject()) if brains else ()


def _task(found, user_id):
    confirmation = confirmations(user_id).get(found.uid)
    return Task(found, confirmation, rules.status(found, confirmation))


def _is_done(found, user_id):
    return _task(found, user_id).status == rules.DONE
