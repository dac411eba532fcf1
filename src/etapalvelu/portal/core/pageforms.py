"""Finds out of a page's HTML whether its forms carry their tokens."""

import re

_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form", re.DOTALL | re.IGNORECASE)
_POST = re.compile(r"""\bmethod\s*=\s*["']?post\b""", re.IGNORECASE)
_TOKEN = re.compile(r"""\bname\s*=\s*["']?_authenticator\b""", re.IGNORECASE)
# Plone's own scripts ask by themselves and find the token where plone.protect puts it.
_PLONE_SCRIPTS = "++webresource++"


def needs_tokens(page):
    """Tell whether a page has a form that posts without a token, or loads Plone's scripts."""
    if _PLONE_SCRIPTS in page:
        return True
    return any(
        _POST.search(attributes) and not _TOKEN.search(content)
        for attributes, content in _FORM.findall(page)
    )
