"""What the life of content needs in a site."""

from datetime import date
from etapalvelu.portal.lifecycle import records
from etapalvelu.portal.lifecycle import store


def prepare():
    """Make the records, and set the day of checking of older texts; safe to repeat."""
    records.create_tree()
    store.give_review_dates(date.today())
