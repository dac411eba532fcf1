"""Keeps the synonyms as the glossary's published terms have them."""

from etapalvelu.portal.glossary.store import names_of
from etapalvelu.portal.search import synonyms
from plone import api
from plone.uuid.interfaces import IUUID


def term_changed(term, event):
    """A term was added, changed, published or taken back."""
    # A term that nobody may read yet must not change what others find.
    published = api.content.get_state(term, default=None) == "published"
    synonyms.table().put(IUUID(term), names_of(term) if published else ())


def term_removed(term, event):
    """A term was deleted."""
    synonyms.table().drop(IUUID(term, None))
