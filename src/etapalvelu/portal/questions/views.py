"""Pages of questions."""

from AccessControl import getSecurityManager
from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.questions import rules
from etapalvelu.portal.questions import store
from etapalvelu.portal.questions.forms import TypedForm
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

ADD = "etapalvelu.portal: Add question"
ANSWER = "etapalvelu.portal: Answer question"
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
            if not self.errors:
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
    def themes(self):
        return titles(THEMES, self.context, self.request)

    def row(self, brain):
        row = super().row(brain)
        row["theme"] = self.themes.get(row["theme"], "")
        return row


class QuestionView(TypedForm, BrowserView):
    """A question with its answer, and the form for the one who answers."""

    max_answer = rules.MAX_ANSWER

    def __call__(self):
        if self.submitted("save_answer"):
            self.demand(self.may_answer)
            text = self.typed("answer")
            self.errors = rules.answer_problems(text)
            if not self.errors:
                self._save(text)
                message = _("message_answer_saved", default="The answer was saved.")
                api.portal.show_message(message, self.request)
                self.request.response.redirect(self.context.absolute_url(), status=303)
                return ""
        return self.index()

    def _save(self, text):
        self.context.answer = text
        if self.state == "asked":
            api.content.transition(self.context, "answer")
        notify(ObjectModifiedEvent(self.context))

    @property
    def state(self):
        return api.content.get_state(self.context)

    @property
    def may_answer(self):
        return getSecurityManager().checkPermission(ANSWER, self.context)

    @property
    def answer_text(self):
        """What stands in the form: what was typed last, else the answer so far."""
        return self.typed("answer") if self.errors else self.context.answer or ""

    @property
    def details(self):
        return paragraphs(self.context.details)

    @property
    def answer(self):
        return paragraphs(self.context.answer)

    @property
    def theme(self):
        return titles(THEMES, self.context, self.request).get(self.context.theme, "")

    @cached_property
    def asker(self):
        """The asker's name, for readers only when it is not hidden."""
        if self.context.anonymous and not self.may_answer:
            return ""
        person = api.user.get(userid=store.asker_of(self.context))
        return (person.getProperty("fullname") or person.getId()) if person else ""

    @property
    def created(self):
        return api.portal.get_localized_time(self.context.created())
