"""Was this helpful? Below the text, and on a page of its own when something is to be mended."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.ratelimit import RateLimit
from etapalvelu.portal.feedback import rules
from etapalvelu.portal.feedback import store
from etapalvelu.portal.feedback.titles import HELPFUL_TITLES
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase

# Nobody reads and judges more pages than this in an hour.
PER_PERSON = RateLimit(times=30, seconds=3600)


class Helpful(ViewletBase):
    limit = rules.LONGEST_COMMENT

    @cached_property
    def given(self):
        return store.mine(api.user.get_current().getId(), self.context)

    @property
    def said(self):
        return HELPFUL_TITLES[self.given.helpful] if self.given is not None else None

    @property
    def open(self):
        return rules.may_change(self.given)


class GiveFeedback(Form):
    page_title = _("heading_give_feedback", default="Was this helpful?")
    too_many = False

    def make_fields(self):
        yield Field(
            "helpful",
            _("label_did_it_help", default="Did this page help you?"),
            kind="radio",
            options=tuple((value, title, None) for value, title in HELPFUL_TITLES.items()),
        )
        yield Field(
            "comment",
            _("label_what_was_missing", default="What was missing or unclear?"),
            kind="textarea",
            help=_("help_comment", default="Write nothing about customers."),
            limit=rules.LONGEST_COMMENT,
            required=False,
        )
        yield Field(
            "anonymous",
            _("label_without_name", default="Send without my name"),
            kind="checkbox",
            required=False,
        )

    def save(self, values):
        user_id = api.user.get_current().getId()
        if not PER_PERSON.allow(user_id):
            self.too_many = True
            self.request.response.setStatus(429)
            return None
        stored = store.vote(
            user_id,
            self.context,
            values["helpful"],
            values["comment"],
            bool(values["anonymous"]),
            datetime.now(UTC),
        )
        message, kind = _("message_thanks", default="Thank you for the feedback."), "success"
        if not stored:
            message, kind = (
                _("message_feedback_handled", default="Your feedback has been dealt with already."),
                "info",
            )
        api.portal.show_message(message, self.request, type=kind)
        return self.request.response.redirect(self.context.absolute_url())
