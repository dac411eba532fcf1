"""Careful reading of one JSON document: a wrong form becomes a sentence, never a traceback."""

from etapalvelu.portal.integrations.ptv.model import LANGUAGES
from etapalvelu.portal.integrations.ptv.model import PtvError

import re

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
# firstname.lastname: somebody's own mailbox, which a register of offices does not need.
_PERSONAL = re.compile(r"[^\W\d_]+[.][^\W\d_]+", re.UNICODE)
_OFFICE_WORDS = re.compile(
    r"kirjaamo|palvelu|neuvonta|toimisto|info|asiakas|posti|service|office|registr|koulu|päiväkoti"
    r"|paivakoti|kirjasto|asiointi|ajanvaraus|varaus|tuki|yhteis|kunta|kaupunki|stad|kommun",
    re.IGNORECASE,
)


def mapping(value, field):
    """Return the value when it is an object; nothing gives an empty one."""
    return _typed(value, dict, "object", field) or {}


def items(document, field):
    """Return the list in a field; nothing gives an empty one, other than objects are refused."""
    rows = _typed(document.get(field), list, "array", field) or []
    return [mapping(row, f"{field}[{place}]") for place, row in enumerate(rows)]


def text(document, field, where=""):
    """Return a stripped text; nothing gives ""."""
    return (_typed(document.get(field), str, "string", where + field) or "").strip()


def identifier(document, field, where=""):
    """Return the PTV id in a field, in lower case; without one the document is refused."""
    value = text(document, field, where)
    if not _ID.fullmatch(value):
        raise PtvError(
            "ptv_no_id", "The field has no PTV identifier: ${value}.", where + field, value=value
        )
    return value.lower()


def localised(document, field, kind=None):
    """Return {language: text} of a PTV language list; `kind` chooses entries by their type."""
    found = {}
    for place, entry in enumerate(items(document, field)):
        where = f"{field}[{place}]."
        value = text(entry, "value", where)
        if value and (kind is None or text(entry, "type", where) == kind):
            found.setdefault(text(entry, "language", where), value)
    return {language: found[language] for language in LANGUAGES if language in found}


def names(document, field):
    """Return the names by language; a record without any name is refused."""
    found = localised(document, field, "Name")
    if not found:
        raise PtvError("ptv_no_name", "The record has no name.", field)
    return found


def in_language_order(entries):
    """Sort a language list Finnish first, then Swedish, English and the others."""
    order = {language: place for place, language in enumerate(LANGUAGES)}
    return sorted(entries, key=lambda entry: order.get(entry.get("language"), len(order)))


def web_address(entries, field, key="url"):
    """Return the first web address of a list; an address that is no http(s) link is refused."""
    for entry in in_language_order(entries):
        value = text(entry, key, f"{field}.")
        if value and not _WEB.fullmatch(value):
            raise PtvError(
                "ptv_bad_url", "The web address ${value} is not valid.", field, value=value[:100]
            )
        if value:
            return value
    return ""


def phone(entries, field):
    """Return the first voice number of a list, one without an explaining text when there is one."""
    voices = [entry for entry in entries if text(entry, "type", field) in ("", "Phone")]
    for entry in sorted(voices, key=lambda entry: bool(entry.get("additionalInformation"))):
        number = text(entry, "number", f"{field}.")
        if number:
            return f"{text(entry, 'prefixNumber', field)} {number}".strip()
    return ""


def office_email(entries, field):
    """Return the first e-mail address that does not look like a person's own."""
    for entry in in_language_order(entries):
        value = text(entry, "value", f"{field}.")
        local, at, domain = value.partition("@")
        personal = _PERSONAL.fullmatch(local) and not _OFFICE_WORDS.search(local)
        if at and "." in domain and not personal:
            return value
    return ""


def _typed(value, kind, name, field):
    if value is None or isinstance(value, kind):
        return value
    raise PtvError(
        "ptv_wrong_form", "The field should be a JSON ${expected}.", field, expected=name
    )
