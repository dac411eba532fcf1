"""Other words for the same, which the glossary's published terms tell.

They are kept together, so that a question need not look at the terms.
"""

from etapalvelu.portal.search.words.finnish import forms
from etapalvelu.portal.search.words.splitter import FinnishSplitter
from persistent.mapping import PersistentMapping
from plone import api
from zope.annotation.interfaces import IAnnotations

KEY = "etapalvelu.portal.search.synonyms"
# Words of the longest name that is looked for in a question.
LONGEST = 5
_SPLITTER = FinnishSplitter()


class Synonyms(PersistentMapping):
    """{UID of a term: its names}."""

    # Volatile: ZODB drops it when another process has changed the names.
    _v_groups = None

    @property
    def groups(self):
        """{words in base form: the names of all terms that have such a name}."""
        if self._v_groups is None:
            found = {}
            for names in self.values():
                for name in names:
                    found.setdefault(key(name.split()), []).extend(names)
            self._v_groups = found
        return self._v_groups

    def put(self, uid, names):
        """Remember the names of a term; one with fewer than two tells nothing."""
        names = tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))
        if len(names) < 2:
            self.drop(uid)
        elif self.get(uid) != names:
            self[uid] = names
            self._v_groups = None

    def drop(self, uid):
        """Forget a term."""
        if uid in self:
            del self[uid]
            self._v_groups = None


def prepare():
    """Make the store and tell whether there was none; safe to repeat."""
    notes = IAnnotations(api.portal.get())
    if KEY in notes:
        return False
    notes[KEY] = Synonyms()
    return True


def remove():
    """Take the store out of the site."""
    IAnnotations(api.portal.get()).pop(KEY, None)


def table():
    """Return the site's Synonyms; empty ones that are kept nowhere where it has none."""
    found = IAnnotations(api.portal.get()).get(KEY)
    return Synonyms() if found is None else found


def key(words):
    """Return words in base form, the same for all their inflected forms."""
    return tuple(forms(word.lower()).main for word in _SPLITTER.process(words))


def others(words):
    """Return the other names of what the words of a question name, [] for most questions."""
    wanted = key(words)
    names = table().groups.get(wanted, ())
    return [name for name in dict.fromkeys(names) if key(name.split()) != wanted]
