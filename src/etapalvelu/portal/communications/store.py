"""Plans as they are kept: their parts read and written, what the catalog keeps of them."""

from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.communications.rules import filled_parts
from etapalvelu.portal.communications.schema import ICommunicationPlan
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.organisations.store import nearest_organisation
from html import unescape
from plone import api
from plone.indexer import indexer
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import re
import secrets

CONTENT_TYPE = "CommunicationPlan"
_BREAKS = re.compile(r"(?i)<br\s*/?>|</(?:p|li|h\d|div|tr)>")
_TAGS = re.compile(r"<[^>]*>")
_DEAD = ("done", "cancelled")


def new_id():
    """Return an identifier for a row."""
    return secrets.token_hex(5)


def rows(plan, name):
    """Return copies of the rows of a field; a row without identifier gets one by its place."""
    kept = getattr(plan, name, None) or ()
    return [
        {**row, "id": row.get("id") or f"row{number}"}
        for number, row in enumerate(kept, 1)
        if isinstance(row, dict)
    ]


def text(plan, name):
    """Return a text of the plan; what was written as rich text in its plain form."""
    value = getattr(plan, name, None)
    return plain(value.raw or "") if hasattr(value, "raw") else value or ""


def plain(html):
    """Return HTML as plain text with a blank line between paragraphs."""
    broken = _BREAKS.sub("\n\n", " ".join(html.split()))
    return "\n\n".join(paragraphs(unescape(_TAGS.sub("", broken))))


def values(plan, language=None):
    """Return all stored values by field, target groups with their title in a language."""
    language = language or api.portal.get_current_language()
    found = {name: rows(plan, name) for name in rules.ROW_FIELDS}
    found |= {name: text(plan, name) for name in (*rules.TEXT_FIELDS, "lead")}
    found["budget_total"] = getattr(plan, "budget_total", None)
    for group in found["target_groups"]:
        group["title"] = vocabularies.title_of(group.get("group"), vocabularies.GROUPS, language)
    return found


def stored(plan, names):
    """Return the values of some fields as they would be written, for comparison."""
    return {
        name: rows(plan, name)
        if name in rules.ROW_FIELDS
        else text(plan, name)
        if name in rules.TEXT_FIELDS
        else getattr(plan, name, None)
        for name in names
    }


def write(plan, changed):
    """Store new values by field and tell the portal that the plan has changed."""
    for name, value in changed.items():
        setattr(plan, name, value)
    notify(ObjectModifiedEvent(plan))


def modernise(plan):
    """Bring a plan of the portal's first form into the present one; return whether it was old.

    Rich texts become plain ones, rows get identifiers, and groups and channels that the
    vocabularies know become their tokens. Nothing that was written is lost.
    """
    old = False
    for name in rules.TEXT_FIELDS:
        if hasattr(getattr(plan, name, None), "raw"):
            setattr(plan, name, text(plan, name))
            old = True
    for name in rules.ROW_FIELDS:
        kept = getattr(plan, name, None) or []
        if any(not row.get("id") for row in kept):
            setattr(plan, name, [_modern(row) for row in kept])
            old = True
    return old


def _modern(row):
    known = {"group": vocabularies.GROUPS, "channel": vocabularies.CHANNELS}
    modern = {**row, "id": row.get("id") or new_id()}
    for name, titles in known.items():
        if modern.get(name):
            modern[name] = vocabularies.token_of(modern[name], titles)
    return modern


def plans_between(first, last, organisation=None):
    """Return the plans that the present user may see and that have an action in those days."""
    query = {"portal_type": CONTENT_TYPE, "sort_on": "sortable_title"}
    if organisation:
        query["organisation"] = organisation
    found = api.portal.get_tool("portal_catalog")(**query)
    # Only these plans are woken: the catalog knows from when to when each of them goes.
    return [brain.getObject() for brain in found if _meets(brain.listing, first, last)]


def all_plans():
    """Yield every plan, whoever may see it."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=CONTENT_TYPE):
        yield brain._unrestrictedGetObject()


def templates():
    """Return the approved template plans of the coordinating organisations, for everybody."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type=CONTENT_TYPE, review_state="approved", sort_on="sortable_title"
    )
    marked = [brain for brain in found if (brain.listing or {}).get("template")]
    return [brain._unrestrictedGetObject() for brain in marked]


def _meets(listing, first, last):
    days = (listing or {}).get("days")
    return bool(days) and days[0] <= last.isoformat() and days[1] >= first.isoformat()


def is_open(action):
    """Tell whether an action is still to be done."""
    return action.get("status") not in _DEAD


def is_closed(plan):
    """Tell whether a plan has been closed."""
    return api.content.get_state(plan, default="") == "closed"


@indexer(ICommunicationPlan)
def listing(plan):
    """What a row of the list shows; parts: how many of the seven are filled; days: from, to."""
    organisation = nearest_organisation(plan)
    days = recurrence.span(rows(plan, "actions"))
    coordinates = getattr(organisation, "kind", None) == "coordinator"
    return {
        "organisation": organisation.title if organisation is not None else "",
        "organisation_uid": api.content.get_uuid(organisation) if organisation is not None else "",
        "parts": len(filled_parts(values(plan, "fi"))),
        "template": bool(coordinates and getattr(plan, "national_template", False)),
        "days": tuple(day.isoformat() for day in days) if days else None,
    }


def catalogued(plan):
    """Return the row that the catalog keeps of a plan, or None."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(UID=api.content.get_uuid(plan))
    return found[0].listing if found else None
