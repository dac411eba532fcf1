"""The order and the contents of guide pages."""

from lxml import html as lxml_html

import re

_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\.?\s")
DEEPEST = 3


def level(title, before=None):
    """Return the level (1–3) of a page in the table of contents.

    A chapter's number says it ("3.1.2 …" is on level 3); a page without a number belongs under the
    numbered one `before` it.
    """
    number = _NUMBER.match(title)
    if number:
        return min(number[1].count(".") + 1, DEEPEST)
    above = _NUMBER.match(before) if before else None
    return 2 if above else 1


def nested(pages):
    """Return pages (dicts with "title") as a tree: each gets "level" and "pages" below it."""
    top, numbered, stack = [], None, []
    for page in pages:
        depth = level(page["title"], numbered)
        if _NUMBER.match(page["title"]):
            numbered = page["title"]
        entry = {**page, "level": depth, "pages": []}
        while stack and stack[-1]["level"] >= depth:
            stack.pop()
        (stack[-1]["pages"] if stack else top).append(entry)
        stack.append(entry)
    return top


def neighbours(ids, own):
    """Return the id before and the id after `own`; None at an end and for a stranger."""
    if own not in ids:
        return None, None
    here = ids.index(own)
    return (
        ids[here - 1] if here else None,
        ids[here + 1] if here + 1 < len(ids) else None,
    )


def with_contents(text):
    """Return HTML whose h2 and h3 have ids, and their (level, id, text) in order.

    text: safe HTML; an id that is there already stays.
    """
    if "<h2" not in text and "<h3" not in text:
        return text, []
    root = lxml_html.fragment_fromstring(text, create_parent="div")
    contents, taken = [], set()
    for heading in root.iter("h2", "h3"):
        words = " ".join(heading.text_content().split())
        if not words:
            continue
        anchor = heading.get("id") or f"section-{len(contents) + 1}"
        while anchor in taken:
            anchor += "-2"
        taken.add(anchor)
        heading.set("id", anchor)
        contents.append((int(heading.tag[1]), anchor, words))
    inside = "".join(lxml_html.tostring(child, encoding="unicode") for child in root)
    return (root.text or "") + inside, contents
