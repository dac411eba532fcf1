"""What the search finds besides the texts that types name as searchable."""

from plone import api
from plone.app.dexterity.textindexer.interfaces import IDynamicTextIndexExtender
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from plone.indexer.interfaces import IIndexer
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer


@implementer(IDynamicTextIndexExtender)
@adapter(IDexterityContent)
class Names:
    """Adds the title and the description, which Plone's text indexer leaves out."""

    def __init__(self, content):
        self.content = content

    def __call__(self):
        return names(self.content)


@indexer(IDexterityContent)
def register_text(content):
    """What the register's own list finds: names in every language, addresses, keywords."""
    catalog = api.portal.get_tool("portal_catalog")
    listing = getMultiAdapter((content, catalog), IIndexer, name="listing")
    return f"{names(content)} {listing()['text']}"


def names(content):
    """Return the title and the description of a content."""
    return f"{content.title or ''} {content.description or ''}"
