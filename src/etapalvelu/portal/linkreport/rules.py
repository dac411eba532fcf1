"""Finds the faults of a text in its HTML; whether a link leads somewhere, the caller knows."""

from lxml import html
from typing import NamedTuple
from urllib.parse import urlsplit

import re

# Links: to nothing, to what readers may not see, to a place that the page does not have.
BROKEN, UNSEEN, ANCHOR = "broken", "unseen", "anchor"
ALT, ANNEX, FIGURE, EXTERNAL = "alt", "annex", "figure", "external"
KINDS = (BROKEN, UNSEEN, ANCHOR, ALT, ANNEX, FIGURE, EXTERNAL)
# What has to be mended; links to other sites are only listed, the portal does not fetch them.
FAULTS = frozenset(KINDS) - {EXTERNAL}
_ANNEX = re.compile(r"\b(?:liite|liitteess[äa]|bilaga|annex)\s+(\d{1,2})\b", re.IGNORECASE)
_FIGURE = re.compile(r"^\s*(?:kuva|figur|bild|figure)\s+(\d{1,2})\b", re.IGNORECASE)
_ELSEWHERE = frozenset({"http", "https"})
LONGEST = 200


class Finding(NamedTuple):
    """kind: one of KINDS; words: the link's or picture's text; target: where it leads."""

    kind: str
    words: str
    target: str = ""


def findings(text, lead, annexes=()):
    """Return the Findings of a text.

    text: HTML; lead: function of an address inside the portal that returns BROKEN, UNSEEN, ANCHOR
    or None when all is well; annexes: titles of the files that come with the text.
    """
    tree = _tree(text)
    if tree is None:
        return []
    found = [finding for link in tree.iter("a") for finding in _of_link(link, tree, lead)]
    found += [
        Finding(ALT, "", image.get("src", "")[:LONGEST])
        for image in tree.iter("img")
        if not (image.get("alt") or "").strip() and image.get("role") != "presentation"
    ]
    return [*found, *_annexes(tree, annexes), *_figures(tree)]


def anchors(text):
    """Return the names of the places in a text to which a link can lead."""
    tree = _tree(text)
    if tree is None:
        return set()
    return {e.get("id") or e.get("name") for e in tree.iter() if isinstance(e.tag, str)} - {None}


def _tree(text):
    if not (text or "").strip():
        return None
    # A text of comments only has no element; a wrapper makes all of them one tree.
    return html.fromstring(f"<div>{text}</div>")


def _of_link(link, tree, lead):
    address = (link.get("href") or "").strip()
    words = " ".join(link.text_content().split())[:LONGEST] or (link.get("title") or "")[:LONGEST]
    try:
        parts = urlsplit(address)
    except ValueError:
        yield Finding(BROKEN, words, address[:LONGEST])
        return
    if address.startswith("#"):
        if len(address) > 1 and not _has(tree, parts.fragment):
            yield Finding(ANCHOR, words, address[:LONGEST])
    elif not address:
        if link.get("id") is None and link.get("name") is None:
            yield Finding(BROKEN, words)
    elif not parts.scheme or parts.scheme in _ELSEWHERE:
        problem = lead(address)
        if problem:
            yield Finding(problem, words, address[:LONGEST])


def _has(tree, name):
    return any(
        name in (element.get("id"), element.get("name"))
        for element in tree.iter()
        if isinstance(element.tag, str)
    )


def _annexes(tree, titles):
    """Annexes that the text names and that are neither a file, a link nor a chapter of it."""
    present = " ".join(titles)
    for element in tree.iter("a", "h1", "h2", "h3", "h4"):
        present += " " + element.text_content()
    known = set(_ANNEX.findall(present))
    named = dict.fromkeys(_ANNEX.findall(" ".join(tree.itertext())))
    return [Finding(ANNEX, number) for number in named if number not in known]


def _figures(tree):
    """Figures of which the text has only the caption."""
    captions = {
        found[1]: " ".join(element.text_content().split())[:LONGEST]
        for element in tree.iter("p", "figcaption", "td")
        if (found := _FIGURE.match(element.text_content()))
    }
    pictures = sum(1 for _image in tree.iter("img", "svg", "object"))
    return [Finding(FIGURE, words) for words in list(captions.values())[pictures:]]
