"""Required reading follows its content and its readers."""

from etapalvelu.portal.lifecycle.interfaces import IContentChanged
from etapalvelu.portal.requiredreading import records
from etapalvelu.portal.requiredreading import store
from plone import api
from zope.component import adapter


@adapter(IContentChanged)
def content_changed(event):
    if event.major:
        store.content_changed(event.object, store.now())


def content_removed(content, event):
    store.forget(api.content.get_uuid(content))


def account_removed(user_id, event):
    known = records.root()
    if known is not None:
        known.readers.part(user_id).pop(user_id, None)
