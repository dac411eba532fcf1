"""Every change leaves its author's name."""

from etapalvelu.portal.core.editing.store import remember
from plone import api
from zope.container.interfaces import IContainerModifiedEvent


def content_modified(content, event):
    # A new child changes its parent too, but nobody typed anything into the parent.
    if not IContainerModifiedEvent.providedBy(event):
        remember(content, api.user.get_current().getId())
