"""What the catalog keeps for imports."""

from Acquisition import aq_base
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer


@indexer(IDexterityContent)
def ptv_id(content):
    """The record's own identifier in PTV, in lower case; its parent's counts not."""
    value = getattr(aq_base(content), "ptv_id", None)
    if not value:
        raise AttributeError("ptv_id")
    return value.lower()
