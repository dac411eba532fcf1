"""Every deletion comes by here, whichever door it used."""

from etapalvelu.portal.lifecycle import store as lifecycle
from etapalvelu.portal.recyclebin import histories
from etapalvelu.portal.recyclebin import store
from plone import api
from plone.base.interfaces import IPloneSiteRoot


def will_be_removed(content, event):
    if not IPloneSiteRoot.providedBy(event.object) and store.takes(event.object):
        histories.set_aside(content)


def removed(content, event):
    if event.oldParent is None or IPloneSiteRoot.providedBy(event.object):
        return
    if not store.takes(event.object):
        lifecycle.forget(api.content.get_uuid(content))
    elif event.object is content:
        store.take(content, event.oldParent)
