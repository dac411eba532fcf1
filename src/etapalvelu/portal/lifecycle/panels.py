"""What the reader must know before reading: the state, the latest change, another version."""

from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.lifecycle import languages
from etapalvelu.portal.lifecycle import store
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase

SHOWN_NOTES = 5
AUTHOR = "Modify portal content"


class LifePanel(ViewletBase):
    """Above the text of a content."""

    @cached_property
    def record(self):
        return store.of(self.context)

    @cached_property
    def state(self):
        return api.content.get_state(self.context, "")

    @cached_property
    def notes(self):
        language = api.portal.get_current_language()
        return [
            {"date": date_text(note.at.astimezone().date(), language), "text": note.text,
             "iso": note.at.date().isoformat(), "major": note.major}
            for note in self.record.notes[:SHOWN_NOTES]
        ]  # fmt: skip

    @cached_property
    def behind(self):
        """The version in the source language that has changed since, or None."""
        behind = self.record.behind
        source = languages.versions(self.context).get(behind.language) if behind else None
        if source is None:
            return None
        language = api.portal.get_current_language()
        return {
            "date": date_text(behind.at.astimezone().date(), language),
            "note": behind.text,
            "url": source.absolute_url(),
            "lang": behind.language,
            "title": source.Title(),
            "author": api.user.has_permission(AUTHOR, obj=self.context),
        }

    @cached_property
    def successor(self):
        return store.successor(self.context) if self.state == "archived" else None

    @property
    def lang(self):
        return getattr(self.context, "language", None) or "fi"
