"""Public statements that the law asks for."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import store as privacy
from etapalvelu.portal.privacy.titles import ACTION_TITLES
from functools import cache
from pathlib import Path
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

_FOLDER = Path(__file__).parent / "texts"
_LANGUAGES = ("fi", "sv", "en")
# Where the text of the privacy notice wants the retention table.
RETENTION_PLACE = "<!-- retention table -->"


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
    render_retention = ViewPageTemplateFile("templates/retention.pt")

    @property
    def text(self):
        return super().text.replace(RETENTION_PLACE, self.render_retention())

    @property
    def retention(self):
        """Return the rows of the retention table as the job uses it."""
        kinds = privacy.kinds()
        return [
            {
                "title": kinds[row.kind].title,
                "since": kinds[row.kind].since,
                "days": row.days,
                "ground": row.ground or kinds[row.kind].ground,
                "action": ACTION_TITLES.get(row.action),
            }
            for row in privacy.table()
        ]


@cache
def _read(name, language):
    return (_FOLDER / f"{name}.{language}.html").read_text(encoding="utf-8")
