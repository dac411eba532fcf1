"""The agenda of a team meeting: chosen questions by theme, with space for notes (J4)."""

from datetime import date
from etapalvelu.portal import _
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.questions.rules import is_due
from functools import cached_property
from plone import api
from Products.Five import BrowserView

THEMES = "etapalvelu.portal.QuestionThemes"
MOST = 100


class Agenda(BrowserView):
    """First the questions to choose from, then the sheet to print."""

    page_title = _("title_agenda", default="Agenda of a team meeting")

    @cached_property
    def chosen(self):
        """UIDs of the chosen questions."""
        asked = self.request.form.get("question", [])
        asked = asked if isinstance(asked, list) else [asked]
        return {uid for uid in asked if isinstance(uid, str)}

    @cached_property
    def rows(self):
        today = date.today()
        brains = api.content.find(
            portal_type="Question",
            path="/".join(self.context.getPhysicalPath()),
            sort_on="created",
            sort_order="descending",
        )
        return [
            {
                "uid": brain.UID,
                "id": brain.getId,
                "title": brain.Title,
                "url": brain.getURL(),
                "state": brain.review_state,
                "theme": brain.listing["theme"],
                "same": brain.listing.get("same", 0),
                "due": is_due(brain.listing.get("check_on"), today),
                "brain": brain,
            }
            for brain in brains
            if brain.listing
        ]

    @property
    def offered(self):
        """What a meeting may talk about, by theme; the open ones and the due ones are chosen."""
        rows = [
            row | {"checked": row["uid"] in self.chosen or row["state"] == "asked" or row["due"]}
            for row in self.rows
            if row["state"] != "closed"
        ]
        return self._by_theme(rows)

    @property
    def sheet(self):
        """The chosen questions by theme, with what has been said of them."""
        rows = []
        for row in [row for row in self.rows if row["uid"] in self.chosen][:MOST]:
            question = row["brain"].getObject()
            texts = {"details": paragraphs(question.details), "answer": paragraphs(question.answer)}
            rows.append(row | texts)
        return self._by_theme(rows)

    def _by_theme(self, rows):
        names = titles(THEMES, self.context, self.request)
        groups = (
            {"title": title, "rows": [row for row in rows if row["theme"] == theme]}
            for theme, title in names.items()
        )
        return [group for group in groups if group["rows"]]
