"""Words of the search index that no document has any more: the index itself never forgets them."""

from plone import api
from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex


def sweep():
    """Take words without a document out of the catalog's lexicons; return how many.

    A name would stay in the database for ever otherwise, although its document is gone.
    """
    catalog = api.portal.get_tool("portal_catalog")
    users = {}
    for index in catalog.Indexes.objectValues():
        if isinstance(index, ZCTextIndex):
            users.setdefault(index.lexicon_id, []).append(index)
    return sum(_sweep(catalog, catalog[name], indexes) for name, indexes in users.items())


def _sweep(catalog, lexicon, indexes):
    for index in indexes:
        _heal(catalog, lexicon, index)
    orphans = [
        (wid, word)
        for wid, word in lexicon._words.items()
        if not any(wid in index.index._wordinfo for index in indexes)
    ]
    for wid, word in orphans:
        del lexicon._words[wid]
        lexicon._wids.pop(word, None)
    if orphans:
        lexicon.length.change(-len(orphans))
    return len(orphans)


def _heal(catalog, lexicon, index):
    # Somebody may have saved a document with the word in the moment in which it was taken out.
    wordinfo = index.index._wordinfo
    documents = {
        document
        for wid, entries in wordinfo.items()
        if wid not in lexicon._words
        for document in entries.keys()  # noqa: SIM118 - a BTree or a dictionary
    }
    for document in documents:
        content = catalog.unrestrictedTraverse(catalog.getpath(document), None)
        if content is not None:
            catalog.reindexObject(content, idxs=[index.id], update_metadata=0)
