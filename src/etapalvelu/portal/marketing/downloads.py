"""How often each template was downloaded in each month; nobody's name is kept."""

from BTrees.Length import Length
from BTrees.OOBTree import OOBTree
from plone import api
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.marketing.downloads"


def count(uid, day):
    """Count one download on a local date. Lengths add up by themselves, so nobody waits."""
    months = _root().get(uid)
    if months is None:
        months = _root()[uid] = OOBTree()
    month = day.strftime("%Y-%m")
    if month not in months:
        months[month] = Length()
    months[month].change(1)


def counted(uids, day):
    """Return (downloads in the month of the day, downloads in all) of templates together."""
    found = [_root().get(uid, {}) for uid in uids]
    month = day.strftime("%Y-%m")
    now = sum(months[month]() for months in found if month in months)
    return now, sum(length() for months in found for length in months.values())


def forget(uid):
    """Delete the counts of a template."""
    _root().pop(uid, None)


def create():
    """Make the root of the counts when there is none."""
    IAnnotations(api.portal.get()).setdefault(_KEY, OOBTree())


def _root():
    return IAnnotations(api.portal.get())[_KEY]
