"""Where a person may add content: in the organisations that he belongs to."""

from etapalvelu.portal.access.store import memberships
from plone import api


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
