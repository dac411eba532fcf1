"""Uploaded files between the look at what they would do and the word to do it.

A file is kept for a day at most and only its uploader can use it: it may hold personal data.
"""

from BTrees.OOBTree import OOBTree
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from persistent import Persistent
from plone import api
from plone.namedfile.file import NamedBlobFile
from zope.annotation.interfaces import IAnnotations

import secrets

KEY = "etapalvelu.portal.imports"
LIFETIME = timedelta(days=1)


class PendingImport(Persistent):
    """One uploaded file; `outcome` is a plain report once it has been applied."""

    def __init__(self, user_id, register, name, data):
        self.user_id = user_id
        self.register = register
        self.name = name
        self.file = NamedBlobFile(data, "application/octet-stream", name)
        self.created = datetime.now(UTC)
        self.outcome = None

    @property
    def data(self):
        """The file's bytes."""
        return self.file.data


def keep(register, name, data):
    """Keep an upload of the present user; return the token by which `get` gives it back."""
    imports = _imports(make=True)
    _forget_old(imports)
    token = secrets.token_urlsafe(16)
    imports[token] = PendingImport(_user_id(), register, name, data)
    return token


def get(token, register=None):
    """Return the present user's own PendingImport, or None."""
    pending = _imports().get(token) if isinstance(token, str) else None
    if pending is None or pending.user_id != _user_id():
        return None
    if register is not None and pending.register != register:
        return None
    return pending if pending.created > datetime.now(UTC) - LIFETIME else None


def forget(token):
    """Delete the present user's upload."""
    if get(token) is not None:
        del _imports()[token]


def _imports(make=False):
    annotations = IAnnotations(api.portal.get())
    if make and KEY not in annotations:
        annotations[KEY] = OOBTree()
    return annotations.get(KEY, {})


def _forget_old(imports):
    limit = datetime.now(UTC) - LIFETIME
    for token in [token for token, pending in imports.items() if pending.created < limit]:
        del imports[token]


def _user_id():
    return api.user.get_current().getId()
