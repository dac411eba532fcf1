"""Differences between two versions of a text."""

from html import escape
from lxml.html.diff import htmldiff


def difference(old, new):
    """Return HTML in which what was taken away is in `del` and what was added in `ins`.

    old, new: safe HTML; "" when there was nothing. None when the two are the same.
    """
    if old == new:
        return None
    if not old:
        return f"<ins>{new}</ins>"
    if not new:
        return f"<del>{old}</del>"
    return htmldiff(old, new)


def as_html(text):
    """Return a plain text as HTML in which nothing of it is markup."""
    lines = escape(text or "").splitlines()
    return "<br>".join(lines)
