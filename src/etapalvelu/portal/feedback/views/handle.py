"""What readers said of an organisation's content, and its answers."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.feedback import rules
from etapalvelu.portal.feedback import store
from etapalvelu.portal.feedback.records import root
from etapalvelu.portal.feedback.titles import HELPFUL_TITLES
from etapalvelu.portal.feedback.titles import STATE_CLASSES
from etapalvelu.portal.feedback.titles import STATE_TITLES
from functools import cached_property
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView

PAGE_SIZE = 20
HANDLED = "handled"


class ContentFeedback(BrowserView):
    """Comments to answer first; of the whole network's own pages when seen at the site root."""

    page_title = _("heading_content_feedback", default="Feedback about content")
    problem = None
    limit = rules.LONGEST_ANSWER

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if self.posted():
                self.request.response.redirect(self.address)
                return ""
            self.request.response.setStatus(422)
        return self.index()

    def posted(self):
        """Answer or close; False when there is something to mend."""
        form = self.request.form
        uid, vote_id = (parameters.text(form, "vote").split(" ", 1) + [""])[:2]
        closes = bool(parameters.text(form, "close"))
        if uid not in self.brains:
            return self._gone()
        if not closes and not self.typed:
            self.problem = _("error_required", default="Fill in this field.")
        elif len(self.typed) > self.limit:
            self.problem = _(
                "error_too_long",
                default="Shorten this to ${limit} characters.",
                mapping={"limit": self.limit},
            )
        if self.problem is not None:
            return False
        state = rules.CLOSED if closes else rules.ANSWERED
        answer = "" if closes else self.typed
        if store.handle(uid, vote_id, state, answer, datetime.now(UTC)) is None:
            return self._gone()
        message = _("message_feedback_saved", default="The feedback is dealt with.")
        api.portal.show_message(message, self.request, type="success")
        return True

    def _gone(self):
        message = _("message_feedback_gone", default="Somebody has dealt with this already.")
        api.portal.show_message(message, self.request, type="info")
        return True

    @property
    def typed(self):
        return inputs.text(self.request.form.get("answer"))

    @cached_property
    def answered(self):
        """The comment whose answer has to be mended, or ""."""
        return parameters.text(self.request.form, "vote") if self.problem is not None else ""

    @property
    def address(self):
        return f"{self.context.absolute_url()}/{store.PAGE}"

    @cached_property
    def brains(self):
        """Return {UID: catalog record} of what has feedback here and may be viewed."""
        uids = root().contents.names()
        if not uids:
            return {}
        if IPloneSiteRoot.providedBy(self.context):
            # What belongs to no organisation is the coordinator's.
            return store.unowned(uids)
        uid = api.content.get_uuid(self.context)
        found = api.portal.get_tool("portal_catalog")(UID=uids, organisation=uid)
        return {brain.UID: brain for brain in found}

    @cached_property
    def handled(self):
        return parameters.text(self.request.form, "show") == HANDLED

    @cached_property
    def rows(self):
        states = (rules.ANSWERED, rules.CLOSED) if self.handled else (rules.OPEN,)
        found = sorted(
            store.commented(self.brains.values(), states),
            key=lambda pair: pair[1].at,
            reverse=self.handled,
        )
        return [self._row(brain, vote) for brain, vote in found]

    def _row(self, brain, vote):
        return {
            "id": f"{brain.UID} {vote.id}",
            "field": f"answer-{vote.id}",
            "title": brain.Title,
            "url": brain.getURL(),
            "helpful": HELPFUL_TITLES[vote.helpful],
            "comment": vote.comment,
            "date": api.portal.get_localized_time(vote.at),
            "name": access.name_of(vote.user_id) if vote.user_id else "",
            "state": STATE_TITLES[vote.state],
            "state_class": STATE_CLASSES[vote.state],
            "open": vote.state == rules.OPEN,
            "answer": vote.answer,
        }

    @cached_property
    def page(self):
        return page_of(self.rows, parameters.number(self.request.form, "page"), PAGE_SIZE)

    @property
    def pages(self):
        show = HANDLED if self.handled else ""
        return [
            (n, f"{self.address}{parameters.query({'show': show, 'page': str(n)})}")
            for n in range(1, self.page.count + 1)
        ]

    @cached_property
    def votes(self):
        """Return what helped least, with the numbers of both answers."""
        rows = [
            (brain.Title, brain.getURL(), *store.counts(uid)) for uid, brain in self.brains.items()
        ]
        return sorted(rows, key=lambda row: (-row[3], row[0]))[:PAGE_SIZE]
