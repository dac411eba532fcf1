"""Pages of the glossary."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.glossary.rules import alphabetical
from etapalvelu.portal.glossary.rules import first_letter
from etapalvelu.portal.glossary.rules import versions
from etapalvelu.portal.glossary.store import listing
from functools import cached_property
from itertools import groupby
from plone import api
from Products.Five import BrowserView

LANGUAGES = "etapalvelu.portal.CardLanguages"


class TermView(BrowserView):
    """A term with all its languages, the reader's first."""

    @cached_property
    def versions(self):
        facts = listing(self.context)()
        names = titles(LANGUAGES, self.context, self.request)
        language = api.portal.get_current_language()
        return [
            {
                "lang": code,
                "language": names[code],
                "title": name,
                "paragraphs": paragraphs(explanation),
            }
            for code, name, explanation in versions(facts["names"], facts["explanations"], language)
        ]

    @property
    def first(self):
        return self.versions[0]

    @property
    def page_title(self):
        return self.first["title"]

    @property
    def glossary_url(self):
        return aq_parent(aq_inner(self.context)).absolute_url()


class Glossary(FacetList):
    """All terms on one page, by letter, in the reader's language."""

    types = ("GlossaryTerm",)
    in_section = True
    page_title = _("title_glossary", default="Glossary")
    # A glossary is read by letter, not by page.
    pages = 1

    @cached_property
    def rows(self):
        return sorted(self.rows_of(self.brains), key=lambda row: alphabetical(row["title"]))

    def row(self, brain):
        row = super().row(brain)
        found = versions(row["names"], row["explanations"], self.language)
        row["lang"], row["title"], row["explanation"] = found[0]
        row["others"] = [{"lang": code, "title": name} for code, name, _text in found[1:]]
        return row

    @cached_property
    def letters(self):
        groups = groupby(self.rows, key=lambda row: first_letter(row["title"]))
        return [
            {"letter": letter, "id": f"{ord(letter):x}", "rows": list(rows)}
            for letter, rows in groups
        ]
