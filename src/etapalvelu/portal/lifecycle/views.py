"""Guards of the transitions, and the form that asks for words with some of them."""

from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.states import transition_title
from etapalvelu.portal.lifecycle import languages
from etapalvelu.portal.lifecycle import rules
from etapalvelu.portal.lifecycle import store
from etapalvelu.portal.lifecycle.successors import find
from functools import cached_property
from plone import api
from plone.app.content.browser.content_status_modify import ContentStatusModifyView
from plone.app.iterate.interfaces import IWorkingCopy
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five import BrowserView
from zExceptions import Unauthorized

LABELS = {
    "send_back": _("label_reason_send_back", default="What should be changed"),
    "flag": _("label_reason_flag", default="What is out of date"),
    "archive": _("label_reason_archive", default="Why the text is withdrawn"),
}
HELP = {
    "send_back": _("help_reason_send_back", default="The author gets this as a message."),
    "flag": _("help_reason_flag", default="The author gets this as a message, and readers see it."),
    "archive": _("help_reason_archive", default="Readers see this at the address of the text."),
}


class SecondPairOfEyes(BrowserView):
    """True when the present user is not the one who sent the content to review."""

    def __call__(self):
        if IWorkingCopy.providedBy(self.context):
            # It takes the place of its original instead.
            return False
        user = api.user.get_current()
        roles = api.user.get_roles(obj=self.context)
        return may_publish(self.context, user.getId(), roles)


class PublishNow(SecondPairOfEyes):
    """True when the present user may publish and no later time was chosen."""

    def __call__(self):
        return not store.waits_for_its_time(self.context) and super().__call__()


class PublishLater(SecondPairOfEyes):
    """True when the present user may approve what is published at a time that has not come."""

    def __call__(self):
        return store.waits_for_its_time(self.context) and super().__call__()


def may_publish(content, user_id, roles):
    return rules.may_publish(store.submitter(content), user_id, roles)


class StatusModify(ContentStatusModifyView):
    """Plone's way to make a transition; those that need words go to their form first."""

    def __call__(self, workflow_action=None, comment="", *args, **kwargs):
        if workflow_action in rules.ASKS_FOR_WORDS and not comment:
            url = f"{self.context.absolute_url()}/@@change-state?transition={workflow_action}"
            return self.request.response.redirect(url)
        return super().__call__(workflow_action, comment, *args, **kwargs)


class ChangeState(Form):
    """Send back with a reason, mark as out of date, or withdraw with a successor."""

    def __call__(self):
        if self.transition not in rules.ASKS_FOR_WORDS or self.transition not in self.allowed:
            raise Unauthorized("This step is not open")
        return super().__call__()

    @cached_property
    def transition(self):
        asked = self.request.form.get("transition")
        return asked if isinstance(asked, str) else ""

    @cached_property
    def allowed(self):
        workflow = api.portal.get_tool("portal_workflow")
        return {transition["id"] for transition in workflow.getTransitionsFor(self.context)}

    @property
    def page_title(self):
        return transition_title(self.transition)

    def make_fields(self):
        name = self.transition
        yield Field("comment", LABELS[name], "textarea", help=HELP[name], limit=1000)
        if name == "archive":
            yield Field(
                "successor",
                _("label_successor_address", default="Address of what replaces it"),
                help=_(
                    "help_successor_address",
                    default="Copy it from the address line of the new page. Leave it empty when "
                    "nothing replaces the text.",
                ),
                limit=500,
                required=False,
            )

    @cached_property
    def found(self):
        return find(self.context, self.values.get("successor", ""))

    def check(self):
        errors = super().check()
        if "successor" not in errors and self.found.problem:
            errors["successor"] = self.found.problem
        return errors

    def save(self, values):
        if self.transition == "archive":
            self.context.successor = self.found.uid
        api.content.transition(self.context, self.transition, comment=values["comment"])
        api.portal.show_message(_("message_state_changed", default="The state has changed."))
        self.request.response.redirect(self.context.absolute_url())
        return ""


class StillValid(BrowserView):
    """Take the flag of a language version away: the change does not concern it."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        languages.brought_up_to_date(self.context)
        api.portal.show_message(_("message_still_valid", default="The text was marked as valid."))
        self.request.response.redirect(self.context.absolute_url())
