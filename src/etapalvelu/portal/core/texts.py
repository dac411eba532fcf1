"""Texts of content as pages show them."""

import re

_BLANK_LINES = re.compile(r"\n\s*\n")


def html(content, name):
    """Return a rich text field as safe HTML, "" when there is none.

    What may stay in it is decided by Plone's safe HTML filter.
    """
    value = getattr(content, name, None)
    return (value.output_relative_to(content) or "").strip() if value else ""


def paragraphs(text):
    """Return the paragraphs of a plain text, which blank lines part."""
    parts = _BLANK_LINES.split((text or "").replace("\r\n", "\n"))
    return [part.strip() for part in parts if part.strip()]


def size_text(octets):
    """Return a file's size as people say it: 12 kB, 3,4 MB (decimal comma; 1 kB = 1000 octets)."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} kB"
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",")


def number_text(value):
    """Return a number without needless decimals, with a decimal comma."""
    return f"{value:g}".replace(".", ",") if value is not None else ""
