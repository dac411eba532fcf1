"""Reads what people type into forms: one clean text, whatever came over the wire."""

from etapalvelu.portal.core.mailaddress import LONGEST as LONGEST_EMAIL  # noqa: F401
from etapalvelu.portal.core.mailaddress import is_address

import re
import unicodedata

# Marks that turn the direction of the text after them: a name could pretend to be another.
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TOP_DOMAIN = re.compile(r"\.\w{2,}$")


def line(value):
    """Return one line of text without control characters; anything but text gives ""."""
    return " ".join(text(value).split())


def text(value):
    """Return text of several lines without control characters; anything but text gives ""."""
    if not isinstance(value, str):
        return ""
    value = _DIRECTION_MARKS.sub("", unicodedata.normalize("NFC", value.replace("\r\n", "\n")))
    kept = (c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def email(value):
    """Return an e-mail address as the portal keeps it, in lower case, or None when it is none."""
    value = line(value).lower()
    if not is_address(value) or not _TOP_DOMAIN.search(value):
        return None
    return value
