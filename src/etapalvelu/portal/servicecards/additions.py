"""Local additions of points to national cards: whose they are, and whether a card went on since."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access.store import memberships
from etapalvelu.portal.access.store import people_with
from etapalvelu.portal.notifications import store as notifications
from etapalvelu.portal.servicecards import records
from etapalvelu.portal.servicecards import store
from plone import api

POINT = "ServicePoint"
# Who may write an addition; the permission says the same.
WRITERS = ("PointManager", "Adviser")


def my_points():
    """Return the catalog rows of the points that the present user belongs to, by title."""
    uids = {found.organisation_uid for found in memberships(api.user.get_current().getId())}
    if not uids:
        return []
    return api.content.find(UID=sorted(uids), portal_type=POINT, sort_on="sortable_title")


def of_service(point, service):
    """Return the point's Addition to a service's cards, or None."""
    return records.of_point(point).get(api.content.get_uuid(service))


def write(point, service, values):
    """Write the addition and count it as checked against the cards of now."""
    tree = records.to_write(point)
    addition = tree.setdefault(api.content.get_uuid(service), records.Addition())
    addition.values = {name: values[name] for name in records.TEXTS}
    check(addition, service)


def check(addition, service):
    """Somebody has read the cards again: the addition fits them as they are now."""
    addition.by = api.user.get_current().getId()
    addition.at = datetime.now(UTC)
    addition.seen = {card.getId(): store.digest_of(card) for card in store.all_cards(service)}


def remove(point, service):
    """Take the addition away; safe to repeat."""
    tree = records.to_write(point)
    tree.pop(api.content.get_uuid(service), None)


def outdated(addition, card):
    """Tell whether the card has changed since the addition was checked."""
    seen = addition.seen.get(card.getId())
    return seen is not None and seen != store.digest_of(card)


def version(addition):
    """Return what differs when somebody else has written meanwhile."""
    return addition.at.isoformat() if addition is not None else ""


def overview(point):
    """Yield (service, its cards that the reader may see, Addition, whether to check it)."""
    for uid, addition in records.of_point(point).items():
        service = api.content.get(UID=uid)
        if service is None:
            continue
        cards = store.all_cards(service)
        stale = any(outdated(addition, card) for card in cards)
        yield service, store.cards_of(service), addition, stale


def points_with(service):
    """Yield the points that have an addition to the service's cards, seen or not."""
    uid = api.content.get_uuid(service)
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=POINT):
        point = brain._unrestrictedGetObject()
        if uid in records.of_point(point):
            yield point


def tell_points(card):
    """Tell those who write for a point with an addition that the card has changed since.

    Once for each text of the card: a second publication of the same text tells nobody.
    """
    service = aq_parent(aq_inner(card))
    for point in points_with(service):
        if not outdated(of_service(point, service), card):
            continue
        point_uid = api.content.get_uuid(point)
        people = [person.id for person in people_with(WRITERS, point_uid)]
        key = f"{point_uid}/{api.content.get_uuid(card)}/{store.digest_of(card)}"
        link = f"{'/'.join(point.getPhysicalPath()[2:])}/card-additions"
        notifications.tell(
            people, "servicecards.changed", content=card, key=key, link=link, point=point.title
        )
