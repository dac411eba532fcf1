"""The first element of the lexicon's pipeline: texts into words."""

from Products.ZCTextIndex.interfaces import ISplitter
from Products.ZCTextIndex.PipelineFactory import element_factory
from zope.interface import implementer

import re
import unicodedata

GROUP, NAME = "Word Splitter", "Finnish splitter"
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None, "\u200b": None})
_WORDS = re.compile(r"\w+(?:-\w+)*")
_GLOBS = re.compile(r"\w[\w*?]*(?:-\w[\w*?]*)*")
# Case endings after the colon of an abbreviation ("DVV:lle", "FPA:s"), with what may follow them.
_ENDING = re.compile(
    r"(?<=\w):(?:(?:s|i)?(?:[nlst]?[aä]|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|tt[aä])"
    r"|[hs]?[aeiouyäö]{1,2}n|n|t|s|ns|i?den|i?tten|[aeio]?[it])"
    r"(?:ni|si|mme|nne|ns[aä])?(?:kin|k[aä]{2}n|k[oö])?(?=\W|$)"
)


def _clean(text):
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    return _ENDING.sub("", unicodedata.normalize("NFKC", text).translate(_HYPHENS))


@implementer(ISplitter)
class FinnishSplitter:
    """Words with their hyphens; the endings that Finnish ties to abbreviations are left out.

    Equal to every other one: a re-imported profile would else empty the lexicon.
    """

    def process(self, texts):
        return [word for text in texts for word in _WORDS.findall(_clean(text))]

    def processGlob(self, texts):
        return [word for text in texts for word in _GLOBS.findall(_clean_glob(text))]

    def process_post_glob(self, words):
        return [word.replace("*", "").replace("?", "") for word in words]

    def __eq__(self, other):
        return type(self) is type(other)

    def __hash__(self):
        return hash(NAME)


def _clean_glob(text):
    # The search form puts a star after every word, also after an ending.
    word = text.rstrip("*")
    return _clean(word) + "*" * (len(text) - len(word))


# The catalog's exports and imports call it by this name.
element_factory.registerFactory(GROUP, NAME, FinnishSplitter)
