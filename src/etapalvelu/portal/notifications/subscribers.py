"""Notices follow what happens."""

from etapalvelu.portal.lifecycle.interfaces import IContentChanged
from etapalvelu.portal.notifications import changes
from etapalvelu.portal.notifications import store
from zope.component import adapter


@adapter(IContentChanged)
def content_changed(event):
    changes.note(event)


def account_removed(user_id, event):
    store.forget(user_id)
