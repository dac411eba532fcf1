"""The only place that knows where the life of content is kept."""

from datetime import UTC
from datetime import date
from datetime import datetime
from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.rules import MANAGER_ROLES
from etapalvelu.portal.access.store import memberships
from etapalvelu.portal.lifecycle import records
from etapalvelu.portal.lifecycle import rules
from etapalvelu.portal.lifecycle import settings
from etapalvelu.portal.lifecycle.interfaces import IHasLife
from etapalvelu.portal.lifecycle.schema import ILife
from etapalvelu.portal.organisations.store import nearest_organisation
from plone import api
from plone.indexer import indexer
from plone.uuid.interfaces import IUUID

WORKFLOW = "content_workflow"
_NONE = records.Record()


def places_for(type_id):
    """Return (organisation's title, address of the add form) for the present user, by title."""
    user = api.user.get_current()
    uids = {membership.organisation_uid for membership in memberships(user.getId())}
    if not uids:
        return []
    brains = api.content.find(UID=list(uids), sort_on="sortable_title")
    places = (brain.getObject() for brain in brains)
    return [
        (place.title, f"{place.absolute_url()}/++add++{type_id}")
        for place in places
        if type_id in {fti.getId() for fti in place.allowedContentTypes()}
    ]


@indexer(IHasLife)
def review_by(content):
    return getattr(content.aq_base, "review_by", None)


def of(content):
    """Return the Record of a content, only to read."""
    return records.tree().get(IUUID(content, ""), _NONE)


def to_write(content):
    """Return the Record of a content, made when there is none."""
    tree, uid = records.tree(), api.content.get_uuid(content)
    if uid not in tree:
        tree[uid] = records.Record()
    return tree[uid]


def announce(content, note, major):
    """Give the change that follows in this request a note to the readers."""
    life = ILife(content, None)
    if life is not None:
        life.change_note, life.major_change = note, major


def add_note(content, text, major):
    """Write down what the readers are told of a change."""
    record = to_write(content)
    record.notes = (records.Note(datetime.now(UTC), text, major), *record.notes)


def forget(uid):
    """Remove what is kept about a content that is gone for good."""
    tree = records.tree()
    if uid in tree:
        del tree[uid]


def renew_review(content, today=None):
    """Set the review date of a text that was just published or confirmed."""
    months = settings.months(content.portal_type)
    kept = getattr(content.aq_base, "review_by", None)
    content.review_by = rules.next_review(kept, today or date.today(), months)
    content.reindexObject(idxs=["review_by"])


def give_review_dates(today):
    """Give a date to the texts that readers see and that have none; safe to repeat."""
    for content in _objects(review_state=list(rules.OPEN_STATES)):
        months = settings.months(content.portal_type)
        if months and not getattr(content.aq_base, "review_by", None):
            modified = content.modified().asdatetime().date()
            content.review_by = rules.first_review(modified, today, months)
            content.reindexObject(idxs=["review_by"])


def to_review(today):
    """Return catalog records of the texts that readers see and whose check is near or due."""
    notice, _escalation = settings.days()
    last = today.toordinal() + notice
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        object_provides=IHasLife.__identifier__,
        review_state=list(rules.OPEN_STATES),
        review_by={"query": date.fromordinal(last), "range": "max"},
    )
    return [brain for brain in found if brain.review_by]


def to_publish(moment):
    """Yield the texts that were approved for a day that has come; moment: a DateTime."""
    yield from _objects(review_state="scheduled", effective={"query": moment, "range": "max"})


def expired(moment):
    """Yield the texts that readers see although their validity has ended."""
    states = list(rules.OPEN_STATES)
    yield from _objects(review_state=states, expires={"query": moment, "range": "max"})


def _objects(**query):
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        object_provides=IHasLife.__identifier__, **query
    )
    for brain in found:
        yield brain._unrestrictedGetObject()


def organisation_title(uid):
    """Return the name of an organisation; a dash for what lies in none."""
    return access.title_of(uid) if uid else "–"


def submitter(content):
    """Return the user id of who sent the content to review last, or None."""
    submits = [e["actor"] for e in _history(content) if e.get("action") == "submit"]
    return submits[-1] if submits else None


def waits_for_its_time(content):
    """Tell whether the day of publication that the author chose has not come yet."""
    effective = content.effective_date
    return effective is not None and effective.isFuture()


def was_published(content):
    """Tell whether readers have seen the content before its present state."""
    return any(entry.get("action") in ("publish", "release") for entry in _history(content)[:-1])


def authors(content):
    """Return the user ids of who made the content and who sent it to review."""
    return {content.Creator(), submitter(content)} - {None, ""}


def reviewers(content):
    """Return the user ids of those who may look at what waits for review."""
    organisation = nearest_organisation(content)
    uid = organisation and api.content.get_uuid(organisation)
    found = access.people_with(rules.REVIEWER_ROLES, uid) if uid else []
    return {person.id for person in found or coordinators()}


def managers(content):
    """Return the user ids of the managers of the organisation that owns the content."""
    organisation = nearest_organisation(content)
    uid = organisation and api.content.get_uuid(organisation)
    found = access.people_with(MANAGER_ROLES, uid) if uid else []
    return {person.id for person in found or coordinators()}


def coordinators():
    """Return the people of the coordinator."""
    return access.people_with(("Coordinator",))


def successor(content):
    """Return the catalog record of what replaces a withdrawn content, if the reader may see it."""
    uid = getattr(content.aq_base, "successor", None)
    found = api.content.find(UID=uid, review_state=list(rules.OPEN_STATES)) if uid else ()
    return found[0] if found else None


def withdrawn(content):
    """Tell whether readers get a page about the withdrawal instead of the content."""
    return IHasLife.providedBy(content) and api.content.get_state(content, "") == "archived"


def farewell(content):
    """Return what everybody may know of a withdrawn content: title, reason and successor."""
    return {
        "title": content.Title(),
        "lang": getattr(content, "language", None) or "fi",
        "reason": of(content).reason,
        "successor": successor(content),
    }


def _history(content):
    return content.workflow_history.get(WORKFLOW, ())
