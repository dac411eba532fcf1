"""The list of questions, and the form for a new one."""

from AccessControl import getSecurityManager
from datetime import date
from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.questions import rules
from etapalvelu.portal.questions import store
from etapalvelu.portal.questions.forms import TypedForm
from etapalvelu.portal.questions.rules import is_due
from functools import cached_property
from plone import api

ADD = "etapalvelu.portal: Add question"
THEMES = "etapalvelu.portal.QuestionThemes"


class Questions(TypedForm, FacetList):
    """The questions, newest first, and a form for a new one."""

    types = ("Question",)
    in_section = True
    sort_on = "created"
    sort_order = "descending"
    page_title = _("title_questions", default="Questions")
    choices = (
        ("theme", _("label_question_theme", default="Theme"), THEMES),
        ("state", _("label_question_state", default="State"), "etapalvelu.portal.QuestionStates"),
    )
    max_question = rules.MAX_QUESTION
    max_details = rules.MAX_DETAILS

    def __call__(self):
        if self.submitted("ask"):
            self.demand(self.may_ask)
            values = {name: self.typed(f"new_{name}") for name in ("title", "details", "theme")}
            self.errors = rules.question_problems(values, self.themes)
            if not self.errors and not self.similar:
                store.ask(self.context, **values, anonymous=bool(self.typed("new_anonymous")))
                message = _("message_question_added", default="The question was added to the list.")
                api.portal.show_message(message, self.request)
                self.request.response.redirect(self.url, status=303)
                return ""
        return self.index()

    @property
    def may_ask(self):
        return getSecurityManager().checkPermission(ADD, self.context)

    @cached_property
    def similar(self):
        """Questions that may be the same, shown once before the new one is stored."""
        if not self.typed("new_title") or self.errors or self.typed("confirmed"):
            return []
        return [
            {"url": brain.getURL(), "title": brain.Title, "state": brain.review_state}
            for brain in store.similar_questions(self.typed("new_title"))
        ]

    @cached_property
    def overview(self):
        """How many questions there are by theme and state, with the address of each list."""
        counts = {}
        for brain in api.content.find(portal_type="Question", context=self.context):
            if brain.listing:
                place = brain.listing["theme"], brain.review_state
                counts[place] = counts.get(place, 0) + 1
        return [
            {
                "title": title,
                "cells": [
                    {
                        "state": label,
                        "count": counts.get((theme, state), 0),
                        "url": f"{self.url}?theme={theme}&state={state}",
                    }
                    for state, label in self.states.items()
                ],
            }
            for theme, title in self.themes.items()
            if any((theme, state) in counts for state in self.states)
        ]

    @cached_property
    def states(self):
        return titles("etapalvelu.portal.QuestionStates", self.context, self.request)

    @cached_property
    def themes(self):
        return titles(THEMES, self.context, self.request)

    def row(self, brain):
        row = super().row(brain)
        row["theme"] = self.themes.get(row["theme"], "")
        row["due"] = row["state"] == "answered" and is_due(row.get("check_on"), date.today())
        return row
