"""The second element of the lexicon's pipeline: words into the forms that the index holds.

It stands in the place of Plone's accent normaliser: behind that one it would meet words without
their ä and ö, which Voikko does not know.
"""

from etapalvelu.portal.search.words import marks
from etapalvelu.portal.search.words import swedish
from etapalvelu.portal.search.words import voikko
from etapalvelu.portal.search.words.emptywords import EMPTY
from etapalvelu.portal.search.words.finnish import forms
from etapalvelu.portal.search.words.folding import fold
from etapalvelu.portal.search.words.stems import stem
from Products.ZCTextIndex.interfaces import IPipelineElement
from Products.ZCTextIndex.PipelineFactory import element_factory
from zope.interface import implementer

GROUP, NAME = "Case Normalizer", "Finnish normalizer"
# Two stars after a word ask for its beginning even if it is a word by itself.
FORCED = "**"


@implementer(IPipelineElement)
class FinnishNormalizer:
    """Texts: one form per word in reading order, then base forms, compound parts and surfaces.

    Questions: the union of a word's base forms, its surface and its stems in other languages.
    `analyser` is the version that has written the index, "" when it was written without Voikko.
    All are equal: a re-imported profile would else put a new one in place and empty the lexicon.
    """

    analyser = ""

    def __init__(self, analyser=""):
        self.analyser = analyser

    def process(self, words):
        in_order, besides = [], []
        language = "fi"
        for word in words:
            word = word.lower()
            announced = marks.language_of(word)
            if announced:
                language = announced
                continue
            for part in word.split("-"):
                main, others = self._indexed(language, part)
                in_order.append(main)
                besides.extend(others)
            if "-" in word:
                besides.extend(self._joined(language, word))
        return in_order + besides

    def processGlob(self, words):
        if len(words) > 1:
            return [part for word in words for part in word.lower().split("-")]
        return [self._asked(word) for word in map(str.lower, words) if not _empty(word)]

    def process_post_glob(self, words):
        if len(words) == 1:
            return list(query_forms(words[0].lower()))
        return [forms(word.lower()).main for word in words]

    def _indexed(self, language, word):
        surface = fold(word)
        if language == "sv":
            return surface, (*swedish.stems(word), *swedish.heads(word))
        if language == "en":
            return surface, (stem("en", word),)
        if language != "fi":
            return surface, ()
        found = forms(word)
        others = {*found.bases, *found.parts, surface} - {found.main}
        return found.main, sorted(others)

    def _joined(self, language, word):
        # "palvelu-kortti" is found as "palvelukortti" too.
        if language != "fi":
            return [fold(word.replace("-", ""))]
        whole = forms(word)
        found = whole if whole.known else forms(word.replace("-", ""))
        return sorted({each.replace("-", "") for each in (*found.bases, fold(word))})

    def _asked(self, word):
        if word.endswith(FORCED):
            return word.rstrip("*") + "*"
        plain = word[:-1] if word.endswith("*") else word
        if "*" not in plain and "?" not in plain and forms(plain).known:
            return plain
        return word

    def __eq__(self, other):
        return type(self) is type(other)

    def __hash__(self):
        return hash(NAME)


def _empty(word):
    if word.endswith(FORCED):
        return False
    plain = word.rstrip("*")
    return plain in EMPTY or len(plain) == 1 and plain.isalpha() or forms(plain).empty


def query_forms(word):
    """Return the indexed forms of any word that a reader may have meant by a word."""
    found = forms(word)
    known = {each.replace("-", "") for each in found.bases}
    surface = fold(word).replace("-", "")
    return sorted(known | {surface, *swedish.stems(word), stem("en", word)})


def make():
    """Return an element that notes the analyser of this process."""
    return FinnishNormalizer(voikko.version())


# The catalog's exports and imports call it by this name.
element_factory.registerFactory(GROUP, NAME, FinnishNormalizer)
