"""Keeps the versions of what is deleted; Plone would throw them away with the object."""

from Acquisition import aq_base
from plone import api
from Products.CMFUid.interfaces import IUniqueIdAnnotationManagement
from zope.component import getUtility

_NAME = "cmf_uid"
_KEPT = "_binned_history"


def set_aside(content):
    """Detach the object from its versions before it is removed."""
    uid = api.portal.get_tool("portal_uidhandler").queryUid(content, None)
    if uid is not None:
        setattr(aq_base(content), _KEPT, (uid, getattr(aq_base(content), "version_id", None)))
        delattr(aq_base(content), _NAME)


def put_back(content):
    """Attach the object to its versions again, after it has been added."""
    kept = getattr(aq_base(content), _KEPT, None)
    if kept is None:
        return
    uid, version = kept
    getUtility(IUniqueIdAnnotationManagement)(content, _NAME).setUid(uid)
    if version is not None:
        content.version_id = version
    delattr(aq_base(content), _KEPT)
    content.reindexObject(idxs=[_NAME])


def purge(content):
    """Delete the versions for good."""
    kept = getattr(aq_base(content), _KEPT, None)
    if kept is None:
        return
    storage = api.portal.get_tool("portal_historiesstorage")
    for _version in range(len(storage.getHistory(kept[0], countPurged=False))):
        storage.purge(kept[0], 0, metadata={"sys_metadata": {"comment": ""}}, countPurged=False)


def tree(content):
    """Yield the object and everything inside it."""
    yield content
    for child in getattr(content, "objectValues", lambda: ())():
        yield from tree(child)
