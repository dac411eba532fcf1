"""Pages of space guidelines."""

from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import html
from etapalvelu.portal.core.texts import number_text
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.glossary.store import linked
from functools import cached_property
from plone import api
from Products.Five import BrowserView


class Comparing(BrowserView):
    """Knows the words for at least and at most."""

    @cached_property
    def comparisons(self):
        return titles("etapalvelu.portal.Comparisons", self.context, self.request)


class SpaceGuidelineView(Comparing):
    """A guideline: its numbers as a table, then the text."""

    @cached_property
    def requirements(self):
        return [
            {
                "subject": row["subject"],
                "comparison": self.comparisons.get(row["comparison"], ""),
                "value": number_text(row.get("value")),
                "warning": number_text(row.get("warning")),
                "unit": row.get("unit") or "",
                "recommended": bool(row.get("recommended")),
                "valid_from": self._day(row.get("valid_from")),
                "valid_to": self._day(row.get("valid_to")),
                "reason": row.get("reason") or "",
                "action": row.get("action") or "",
            }
            for row in self.context.requirements or []
        ]

    def _day(self, day):
        return date_text(day, api.portal.get_current_language()) if day else ""

    @cached_property
    def text(self):
        return linked(self.context, self.request, html(self.context, "text"))

    @property
    def modified(self):
        return api.portal.get_localized_time(self.context.modified())


class SpaceGuidelines(FacetList, Comparing):
    """All guidelines that the reader may see."""

    types = ("SpaceGuideline",)
    in_section = True
    page_title = _("title_space_guidelines", default="Space guidelines")

    def row(self, brain):
        row = super().row(brain)
        words = [f"{self.comparisons.get(kind, '')} {value}" for kind, value in row["numbers"]]
        row["numbers"] = ", ".join(words) + (" …" if row["more"] else "")
        return row
