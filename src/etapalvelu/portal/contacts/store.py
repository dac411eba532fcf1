"""Contact persons from the catalog."""

from etapalvelu.portal.organisations.store import within

TYPE = "ContactPerson"


def contact_rows(organisation, duty_titles):
    """Return what is shown of an organisation's contact persons; duty_titles: {value: title}."""
    return [
        row_of(brain, duty_titles)
        for brain in within(organisation, TYPE)
        if brain.review_state != "closed"
    ]


def row_of(brain, duty_titles):
    """Return the listing of one contact person with its address and the duties in words."""
    duties = [duty_titles.get(each, each) for each in brain.listing["responsibilities"]]
    return brain.listing | {"url": brain.getURL(), "duties": duties}
