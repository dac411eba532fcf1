"""Votes and comments about content: given, found, answered."""

from etapalvelu.portal.access import store as access
from etapalvelu.portal.feedback import rules
from etapalvelu.portal.feedback.records import Vote
from etapalvelu.portal.feedback.records import root
from etapalvelu.portal.feedback.records import set_open
from etapalvelu.portal.feedback.records import to_write
from etapalvelu.portal.feedback.records import votes
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.organisations.store import nearest_organisation
from plone import api

OWNERS = ("ProviderEditor", "ProviderManager", "PointManager", "Coordinator")
PAGE = "content-feedback"
COMMENTED = "feedback.commented"


def mine(user_id, content):
    """Return a person's Vote about the present version of a content, or None."""
    return votes(api.content.get_uuid(content)).get(_id(user_id, content))


def vote(user_id, content, helpful, comment, anonymous, now):
    """Write down what a person says of a content; False when it was dealt with already."""
    known = mine(user_id, content)
    if not rules.may_change(known):
        return False
    uid, name = api.content.get_uuid(content), "" if anonymous else user_id
    given = Vote(_id(user_id, content), now, _version(content), helpful, comment, name)
    to_write(uid)[given.id] = given
    set_open(uid, given)
    if comment:
        # The same person's second thought is no second task.
        notifications.tell(_owners(content, user_id), COMMENTED, content, given.id, _page(content))
    return True


def handle(uid, vote_id, state, answer, now):
    """Answer or close a comment; return the Vote, or None when there is no such open one."""
    found = votes(uid).get(vote_id)
    if found is None or found.state != rules.OPEN:
        return None
    found.state, found.answer, found.handled = state, answer, now
    found.handled_by = api.user.get_current().getId()
    set_open(uid, found)
    content = notifications.content(uid)
    notifications.done(_owners(content, ""), COMMENTED, found.id)
    if found.user_id and answer:
        notifications.tell([found.user_id], "feedback.answered", content, found.id, answer=answer)
    return found


def counts(uid):
    """Return how many found a content helpful and how many did not."""
    given = [found.helpful for found in votes(uid).values()]
    return given.count(rules.YES), given.count(rules.NO)


def open_of(organisation_uids, common=False):
    """Return how many open comments are about what organisations own.

    common: count those about what belongs to no organisation as well.
    """
    uids = [name.split()[0] for name in root().open.names()] if root() is not None else []
    if not uids:
        return 0
    search = api.portal.get_tool("portal_catalog").searchResults
    found = {b.UID for b in search(UID=uids, organisation=list(organisation_uids))}
    if common:
        found |= set(unowned(uids))
    return sum(uid in found for uid in uids)


def unowned(uids):
    """Return {UID: catalog record} of what belongs to no organisation and may be viewed."""
    catalog = api.portal.get_tool("portal_catalog")
    organisations = list(catalog.uniqueValuesFor("organisation"))
    owned = {brain.UID for brain in catalog(UID=uids, organisation=organisations)}
    return {brain.UID: brain for brain in catalog(UID=uids) if brain.UID not in owned}


def commented(brains, states):
    """Yield (catalog record, Vote) of comments in states."""
    for brain in brains:
        for found in votes(brain.UID).values():
            if found.state in states:
                yield brain, found


def forget(uid):
    """Forget what was said of a content that is gone."""
    known = root()
    if known is None:
        return
    for found in known.contents.part(uid).pop(uid, {}).values():
        found.state = rules.CLOSED
        set_open(uid, found)


def forget_person(user_id):
    """Take a person's name from what he said."""
    known = root()
    for _uid, given in known.contents.items() if known is not None else ():
        for found in given.values():
            if found.user_id == user_id:
                found.user_id = ""


def _owners(content, giver):
    place = nearest_organisation(content)
    if place is None:
        people = [person.id for person in access.people_with(("Coordinator",))]
    else:
        held = access.members(place)
        people = [user_id for role in OWNERS for user_id in held.get(role, ())]
    return [user_id for user_id in people if user_id != giver]


def _page(content):
    place = nearest_organisation(content)
    if place is None:
        return PAGE
    return "/".join((*place.getPhysicalPath()[2:], PAGE))


def _version(content):
    return content.modified().ISO8601()


def _id(user_id, content):
    return rules.vote_id(root().secret, user_id, _version(content))
