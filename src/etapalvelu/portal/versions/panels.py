"""Says of an original that a copy of it is being written, and of a copy what it is."""

from etapalvelu.portal.versions import store
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase


class WorkingCopyPanel(ViewletBase):
    """For those who write: readers do not see copies."""

    @cached_property
    def original(self):
        return store.original_of(self.context)

    @cached_property
    def copy(self):
        copy = store.copy_of(self.context)
        return copy if copy is not None and api.user.has_permission("View", obj=copy) else None
