"""The page of one question: answer, discussion, same question, follow-up."""

from AccessControl import getSecurityManager
from datetime import UTC
from datetime import date
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access.store import name_of
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.glossary.store import linked
from etapalvelu.portal.questions import discussion
from etapalvelu.portal.questions import records
from etapalvelu.portal.questions import rules
from etapalvelu.portal.questions import store
from etapalvelu.portal.questions import telling
from etapalvelu.portal.questions.forms import TypedForm
from functools import cached_property
from html import escape
from plone import api
from Products.Five import BrowserView
from zExceptions import NotFound
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

ADD = "etapalvelu.portal: Add question"
ANSWER = "etapalvelu.portal: Answer question"
THEMES = "etapalvelu.portal.QuestionThemes"


class QuestionView(TypedForm, BrowserView):
    """A question with its answer, and the form for the one who answers."""

    max_answer = rules.MAX_ANSWER
    max_comment = rules.MAX_COMMENT

    def __call__(self):
        for button in ("save_answer", "still_valid", "same", "not_same", "comment", "remove"):
            if self.submitted(button):
                message = getattr(self, f"_{button}")()
                if message is None:
                    return self.index()
                api.portal.show_message(message, self.request)
                self.request.response.redirect(self.context.absolute_url(), status=303)
                return ""
        return self.index()

    def _save_answer(self):
        self.demand(self.may_answer)
        text, check_on = self.typed("answer"), self.typed("check_on") or str(self.next_check)
        self.errors = rules.answer_problems(text, check_on, date.today())
        if self.errors:
            return None
        self.context.answer = text
        self.context.check_on = rules.day_of(check_on)
        first = self.state == "asked"
        if first:
            api.content.transition(self.context, "answer")
        notify(ObjectModifiedEvent(self.context))
        if first:
            telling.answered(self.context, datetime.now(UTC))
        return _("message_answer_saved", default="The answer was saved.")

    def _still_valid(self):
        self.demand(self.may_answer)
        self.context.check_on = self.next_check
        self.context.reindexObject(idxs=["listing"])
        return _("message_answer_still_valid", default="Marked as still valid.")

    def _same(self):
        self.demand(self.may_ask)
        discussion.set_same(self.context, True)
        return _("message_same", default="You are told when the question is answered.")

    def _not_same(self):
        self.demand(self.may_ask)
        discussion.set_same(self.context, False)
        return _("message_not_same", default="You are not counted any more.")

    def _comment(self):
        self.demand(self.may_ask)
        text = inputs.text(self.request.form.get("comment_text"))
        self.errors = rules.comment_problems(text)
        if self.errors:
            return None
        discussion.add(self.context, text)
        return _("message_comment_added", default="The comment was added.")

    def _remove(self):
        if not discussion.remove(self.context, self.typed("remove"), self.may_answer):
            raise NotFound("comment")
        return _("message_comment_removed", default="The comment was removed.")

    @property
    def next_check(self):
        return date.today() + rules.VALID_FOR

    @property
    def state(self):
        return api.content.get_state(self.context)

    @cached_property
    def may_answer(self):
        return getSecurityManager().checkPermission(ANSWER, self.context)

    @cached_property
    def may_ask(self):
        return getSecurityManager().checkPermission(ADD, self.context)

    @property
    def answer_text(self):
        """What stands in the form: what was typed last, else the answer so far."""
        return self.typed("answer") if self.errors else self.context.answer or ""

    @property
    def check_on_text(self):
        if self.errors:
            return self.typed("check_on")
        return str(max(self.context.check_on or date.min, self.next_check))

    @property
    def check_on(self):
        """The day on which the answer is checked, as the reader writes it."""
        day = self.context.check_on
        if day is None:
            return ""
        return api.portal.get_localized_time(datetime.combine(day, datetime.min.time()))

    @property
    def due(self):
        return self.state == "answered" and rules.is_due(self.context.check_on, date.today())

    @property
    def details(self):
        return self._linked(self.context.details)

    @property
    def answer(self):
        return self._linked(self.context.answer)

    def _linked(self, text):
        """The paragraphs as HTML, terms linked."""
        markup = "".join(f"<p>{escape(part)}</p>" for part in paragraphs(text))
        return linked(self.context, self.request, markup)

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

    @property
    def same_count(self):
        return len(records.same(self.context))

    @property
    def has_same(self):
        return discussion.has_same(self.context)

    @property
    def may_say_same(self):
        return self.may_ask and self.state != "closed" and discussion.may_say_same(self.context)

    @property
    def comments(self):
        return [
            {
                "id": id_,
                "by": name_of(comment.by),
                "at": api.portal.get_localized_time(comment.at, long_format=True),
                "paragraphs": paragraphs(comment.text),
                "may_remove": discussion.may_remove(comment, self.may_answer),
            }
            for id_, comment in records.comments(self.context).items()
        ]

    @property
    def became(self):
        """The pages made of the answer that the reader may see."""
        uids = records.became(self.context)
        brains = api.content.find(UID=list(uids)) if uids else []
        return [{"url": brain.getURL(), "title": brain.Title} for brain in brains]
