"""Finds the first occurrence of each term in a text and makes it a link with its explanation."""

from dataclasses import dataclass
from lxml import etree
from lxml import html

import re

# Hyphens and dots inside belong to the word: "e-service", "Suomi.fi".
_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
# There a link would be wrong, or change what the words mean.
_CLOSED = frozenset(
    (
        *("a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "iframe", "kbd"),
        *("label", "object", "pre", "samp", "script", "style", "summary", "svg", "textarea", "var"),
    )
)


@dataclass(frozen=True)
class Term:
    """One term; phrases are its names and synonyms as tuples of frozensets of keys."""

    id: str
    path: str
    phrases: tuple
    explanation: str
    language: str


def words_of(text):
    """Return the words of a name."""
    return _WORD.findall(text)


class Matcher:
    """Knows all terms of one language; `keys` gives the keys of a word (words.keys)."""

    def __init__(self, terms, keys):
        self.keys = keys
        self.first = {}
        for term in terms:
            for phrase in term.phrases:
                for key in phrase[0]:
                    self.first.setdefault(key, []).append((phrase, term))
        for found in self.first.values():
            found.sort(key=lambda row: -len(row[0]))

    def link(self, markup, address, seen):
        """Return (HTML with links, ids of the terms linked).

        markup: safe HTML; address: makes an address of a term's path; seen: ids of the terms that
        the page has linked before.
        """
        seen = set(seen)
        before = set(seen)
        root = html.fragment_fromstring(markup, create_parent="div")
        self._walk(root, address, seen)
        if seen == before:
            return markup, frozenset()
        inside = "".join(html.tostring(child, encoding="unicode") for child in root)
        return _escaped(root.text) + inside, frozenset(seen - before)

    def _walk(self, element, address, seen):
        """Go through the texts in reading order; links put in meanwhile are not gone through."""
        children = list(element)
        self._put(element, None, element.text, address, seen)
        for child in children:
            if isinstance(child.tag, str) and child.tag not in _CLOSED:
                self._walk(child, address, seen)
            self._put(element, child, child.tail, address, seen)

    def _put(self, parent, after, text, address, seen):
        """Replace the text after a child (None: at the beginning) by text and links."""
        if not text or not text.strip():
            return
        parts, rest = [], 0
        for start, end, term in self._found(text, seen):
            parts.append((text[rest:start], _link(term, text[start:end], address)))
            rest = end
        if not parts:
            return
        place = 0 if after is None else parent.index(after) + 1
        before = parts[0][0]
        if after is None:
            parent.text = before
        else:
            after.tail = before
        for number, (_before, element) in enumerate(parts):
            following = parts[number + 1][0] if number + 1 < len(parts) else text[rest:]
            element.tail = following
            parent.insert(place + number, element)

    def _found(self, text, seen):
        words = list(_WORD.finditer(text))
        here = 0
        while here < len(words):
            length = 1
            match = self._match(text, words, here, seen)
            if match:
                length, term = match
                seen.add(term.id)
                yield words[here].start(), words[here + length - 1].end(), term
            here += length

    def _match(self, text, words, here, seen):
        for key in self.keys(words[here].group()):
            for phrase, term in self.first.get(key, ()):
                if term.id not in seen and self._fits(phrase, text, words, here):
                    return len(phrase), term
        return None

    def _fits(self, phrase, text, words, here):
        if here + len(phrase) > len(words):
            return False
        for number, wanted in enumerate(phrase):
            word = words[here + number]
            if not wanted & self.keys(word.group()):
                return False
            # Only blanks may part the words of one term.
            if number and text[words[here + number - 1].end() : word.start()].strip():
                return False
        return True


def _link(term, words, address):
    note = f"term-{term.id}"
    holder = etree.Element("span", {"class": "term"})
    link = etree.SubElement(
        holder, "a", {"href": address(term.path), "aria-describedby": note, "data-term": ""}
    )
    link.text = words
    explanation = etree.SubElement(
        holder,
        "span",
        {"class": "term-note", "id": note, "role": "tooltip", "lang": term.language},
    )
    explanation.set("hidden", "hidden")
    explanation.text = term.explanation
    return holder


def _escaped(text):
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
