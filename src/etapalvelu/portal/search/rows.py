"""What is shown of a result."""

from etapalvelu.portal.search.kinds import BY_TYPE
from etapalvelu.portal.search.places import above
from etapalvelu.portal.search.store import rows_at
from etapalvelu.portal.search.store import title_in
from plone import api

# States that every reader takes for granted.
PLAIN_STATES = {"published", "active", "answered", "approved"}


def shown(brains, language):
    """Yield what a page shows of each catalog record: url, title, kind, description, place, state.

    place: the titles of what is above it, as far as the reader may see it.
    """
    site = "/".join(api.portal.get().getPhysicalPath())
    brains = [brain for brain in brains if brain.portal_type in BY_TYPE]
    ways = {brain.getPath(): above(brain.getPath(), site) for brain in brains}
    known = rows_at({path for way in ways.values() for path in way})
    # Types whose bare address sends the file itself.
    by_view = api.portal.get_registry_record("plone.types_use_view_action_in_listings")
    for brain in brains:
        way = ways[brain.getPath()]
        yield {
            "url": brain.getURL() + ("/view" if brain.portal_type in by_view else ""),
            "title": title_in(language, brain),
            "kind": BY_TYPE[brain.portal_type].one,
            "language": brain.Language,
            "description": brain.Description,
            "place": [title_in(language, known[path]) for path in way if path in known],
            "state": None if brain.review_state in PLAIN_STATES else brain.review_state,
        }
