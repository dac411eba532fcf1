"""What the search keeps of content: texts with their languages, names, and what narrows results."""

from etapalvelu.portal.municipalities.rules import municipalities
from etapalvelu.portal.search.kinds import BY_TYPE
from etapalvelu.portal.search.unfinished import unfinished
from etapalvelu.portal.search.words import voikko
from etapalvelu.portal.search.words.marks import NEUTRAL
from etapalvelu.portal.search.words.marks import marked
from plone import api
from plone.app.dexterity.textindexer.interfaces import IDynamicTextIndexExtender
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import iterSchemata
from plone.indexer import indexer
from plone.indexer.interfaces import IIndexer
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.schema import getFieldNames

OTHER_LANGUAGES = ("sv", "en")
# Words of a register's row that are Finnish text; everything else of it is names and numbers.
REGISTER_TEXTS = ("job_title", "street_address", "keywords")
# Facets of the types' own lists that narrow the results of a search too.
SHARED_FACETS = ("theme:", "audience:")


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
    row = _indexed(content, "listing") or {}
    place = municipalities().get(getattr(content, "municipality", None))
    texts = [names(content), *(_plain(getattr(content, name, "")) for name in REGISTER_TEXTS)]
    texts.append(place.fi if place else "")
    return f"{' '.join(texts)} {marked(NEUTRAL, row.get('text', ''))}"


@indexer(IDexterityContent)
def search_text(content):
    """The searchable text of any content, every part announced by its language."""
    _note_without_voikko(content)
    text = _indexed(content, "SearchableText") or names(content)
    parts = [marked(content.language or "fi", text)]
    parts += [marked(language, value) for language, value in _translations(content)]
    return " ".join(parts)


@indexer(IDexterityContent)
def search_names(content):
    """The names of content in all languages, with the words that customers use for it."""
    parts = [marked(content.language or "fi", content.title or "")]
    parts += [
        marked(language, value)
        for language in OTHER_LANGUAGES
        if (value := getattr(content, f"title_{language}", None))
    ]
    for name in ("keywords", "synonyms"):
        parts.append(marked("fi", _plain(getattr(content, name, ""))))
    return " ".join(parts)


@indexer(IDexterityContent)
def search_facets(content):
    """Words such as "kind:cards" and "language:fi", by which results are counted and narrowed."""
    kind = BY_TYPE.get(content.portal_type)
    if kind is None:
        raise AttributeError("search_facets")
    found = {f"kind:{kind.id}"}
    own = _indexed(content, "facets") or ()
    found.update(word for word in own if word.startswith(SHARED_FACETS))
    languages = {word for word in own if word.startswith("language:")}
    found |= languages or {f"language:{content.language or 'fi'}"}
    for name in ("organisation", "municipality"):
        value = _indexed(content, name)
        if value:
            found.add(f"{name}:{value}")
    return sorted(found)


def names(content):
    """Return the title and the description of a content."""
    return f"{content.title or ''} {content.description or ''}"


def _note_without_voikko(content):
    left = unfinished()
    if left is not None and voikko.handle() is None:
        left.contents.insert(IUUID(content))


def _translations(content):
    """Yield (language, text) of the fields that are translations, such as "summary_sv"."""
    for schema in iterSchemata(content):
        for name in getFieldNames(schema):
            language = name.rpartition("_")[2]
            value = getattr(content, name, None)
            if language in OTHER_LANGUAGES and isinstance(value, str) and value:
                yield language, value


def _indexed(content, name):
    """Return what another indexer says of the content, None when it has nothing to say."""
    catalog = api.portal.get_tool("portal_catalog")
    found = queryMultiAdapter((content, catalog), IIndexer, name=name)
    try:
        return found() if found is not None else None
    except AttributeError:
        return None


def _plain(value):
    return value if isinstance(value, str) else " ".join(value or ())
