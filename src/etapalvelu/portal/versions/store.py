"""The only place that knows how versions and working copies are kept."""

from contextlib import contextmanager
from contextvars import ContextVar
from etapalvelu.portal.lifecycle.store import announce
from etapalvelu.portal.recyclebin.store import for_good
from plone import api
from plone.app.iterate.interfaces import IBaseline
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.interfaces import IWorkingCopy
from Products.CMFEditions.interfaces.IArchivist import ArchivistRetrieveError

_checking_out = ContextVar("checking_out", default=False)


@contextmanager
def checking_out():
    token = _checking_out.set(True)
    try:
        yield
    finally:
        _checking_out.reset(token)


def is_working_copy(content):
    """Tell whether a content is a working copy, also while it is being made."""
    return _checking_out.get() or IWorkingCopy.providedBy(content)


def check_out(content):
    """Make a working copy beside the content and return it."""
    with checking_out():
        copy = ICheckinCheckoutPolicy(content).checkout(content.aq_parent)
    content.reindexObject(idxs=["review_state"])
    return copy


def check_in(copy, note, major):
    """Put the text of a working copy into the original, with a note to the readers; return that."""
    policy = ICheckinCheckoutPolicy(copy)
    announce(policy.getBaseline(), note, major)
    # What was written in the copy lives on in the original.
    with for_good():
        return policy.checkin(note)


def cancel(copy):
    """Throw a working copy away and return the original."""
    with for_good():
        baseline = ICheckinCheckoutPolicy(copy).cancelCheckout()
    baseline.reindexObject()
    return baseline


def original_of(content):
    """Return the original of a working copy, or None."""
    if not IWorkingCopy.providedBy(content):
        return None
    return ICheckinCheckoutPolicy(content).getBaseline()


def copy_of(content):
    """Return the working copy of a content, or None."""
    if not IBaseline.providedBy(content):
        return None
    return ICheckinCheckoutPolicy(content).getWorkingCopy()


def version(content, number):
    """Return a content as it was in a version, or None when there is no such version."""
    repository = api.portal.get_tool("portal_repository")
    if number < 0:
        return None
    try:
        return repository.retrieve(content, number).object
    except ArchivistRetrieveError:
        return None
