"""GET parameters of a list page: read strictly, written back into links."""

from etapalvelu.portal.core.listing.rules import MAX_QUERY
from urllib.parse import urlencode


def text(form, name):
    """Return one parameter as text; what is repeated or is no text counts as its first text."""
    value = form.get(name, "")
    if isinstance(value, list | tuple):
        value = next((item for item in value if isinstance(item, str)), "")
    if not isinstance(value, str):
        return ""
    # Bytes that are no UTF-8 come as halves of characters, which no link can hold.
    return value.encode("utf-8", "ignore").decode().strip()[:MAX_QUERY]


def number(form, name):
    """Return one parameter as a positive whole number, 1 when it is none."""
    value = text(form, name)
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else 1


def query(values):
    """Return "?a=b" of the values that are not empty, "" when all are."""
    filled = [(name, value) for name, value in values.items() if value]
    return f"?{urlencode(filled)}" if filled else ""
