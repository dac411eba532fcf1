"""Public statements that the law asks for."""

from etapalvelu.portal import _
from functools import cache
from pathlib import Path
from plone import api
from Products.Five import BrowserView

_FOLDER = Path(__file__).parent / "texts"
_LANGUAGES = ("fi", "sv", "en")


class Statement(BrowserView):
    """A text of the package in the reader's language; `name` is the first part of its file name."""

    name = ""

    @property
    def language(self):
        language = api.portal.get_current_language()
        return language if language in _LANGUAGES else _LANGUAGES[0]

    @property
    def text(self):
        """Return the HTML of the text. The files are part of the package and trusted."""
        return _read(self.name, self.language)


class AccessibilityStatement(Statement):
    """Act 306/2019 on the provision of digital services, section 8."""

    name = "accessibility"
    page_title = _("link_accessibility", default="Accessibility statement")


class PrivacyNotice(Statement):
    """General Data Protection Regulation, articles 13 and 14."""

    name = "privacy"
    page_title = _("link_privacy", default="Privacy notice")


@cache
def _read(name, language):
    return (_FOLDER / f"{name}.{language}.html").read_text(encoding="utf-8")
