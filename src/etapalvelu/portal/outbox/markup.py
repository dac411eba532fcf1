"""From a letter's text to the parts of its HTML. Pure: knows no portal.

A letter is a text file. Its first line is the subject. An empty line ends a paragraph, and three
shapes of paragraphs look different in HTML:

- lines `Label: ${value}` become a table of facts;
- a line that ends with a colon above a line `${link}` becomes a button;
- a last line `${portal_url}` becomes a link.

The shapes are found before values are put in, so no value can make a button or a link.
"""

from string import Template
from typing import NamedTuple

import re

_FACT = re.compile(r"([^:${}]+): (\$\{\w+\})")
_LINK = re.compile(r"\$\{\w*(?:link|url)\}")


class Block(NamedTuple):
    """A part of a letter: `kind` is "text", "facts" or "button".

    text: lines, each with an address when it is one; facts: (label, value); button: label, address.
    """

    kind: str
    rows: tuple


def split(source):
    """Return the subject and the body of a letter's file."""
    subject, _end, body = source.partition("\n")
    return subject.strip(), body.strip() + "\n"


def variables(text):
    """Return the names of the variables in a text."""
    return set(Template(text).get_identifiers())


def fill(text, values):
    """Put values into a text; KeyError when one is missing."""
    return Template(text).substitute(values)


def blocks(body, values):
    """Return the Blocks of a body, with the values put in."""
    return [_block(part.splitlines(), values) for part in re.split(r"\n{2,}", body.strip())]


def _block(lines, values):
    facts = [_FACT.fullmatch(line) for line in lines]
    if all(facts):
        rows = tuple((fact[1], fill(fact[2], values)) for fact in facts)
        return Block("facts", rows)
    if len(lines) == 2 and lines[0].endswith(":") and _LINK.fullmatch(lines[1]):
        return Block("button", ((lines[0][:-1], fill(lines[1], values)),))
    rows = []
    for line in lines:
        filled = fill(line, values)
        if _LINK.fullmatch(line):
            rows.append((filled, filled))
        else:
            rows += [(part, "") for part in filled.splitlines()]
    return Block("text", tuple(rows))
