"""The catalog's lexicon: the beginning of a word, or what an unknown word may be a form of."""

from etapalvelu.portal.search.words.folding import fold
from Products.ZCTextIndex.ZCTextIndex import PLexicon

# Shorter beginnings would be those of half of all words.
SHORTEST = 2


class FinnishLexicon(PLexicon):
    """Plone's lexicon, but "tjänsterna*" finds "tjänst" besides what begins with it."""

    def globToWordIds(self, pattern):
        word = pattern[:-1]
        folded = "".join(c if c in "*?" else fold(c) for c in pattern).replace("-", "")
        if not pattern.endswith("*") or "*" in word or "?" in word:
            return super().globToWordIds(folded)
        found = set(filter(None, self.termToWordIds([word])))
        if len(word) >= SHORTEST:
            found.update(self.beginning_with(folded[:-1]))
        return sorted(found)

    def beginning_with(self, start):
        """Yield the ids of the words that begin so; start: folded."""
        yield from self._wids.values(start, start + "\uffff")

    def beginning(self, start):
        """Yield the words that begin so; start: folded."""
        yield from self._wids.keys(start, start + "\uffff")
