"""Names of workflow states and transitions in the reader's language."""

from etapalvelu.portal import _

STATES = {
    "active": _("state_active", default="Active"),
    "answered": _("state_answered", default="Answered"),
    "approved": _("state_approved", default="Approved"),
    "archived": _("state_archived", default="Withdrawn"),
    "asked": _("state_asked", default="Asked"),
    "closed": _("state_closed", default="Closed"),
    "draft": _("state_draft", default="Draft"),
    "in_review": _("state_in_review", default="In review"),
    "needs_update": _("state_needs_update", default="Needs update"),
    "paused": _("state_paused", default="Paused"),
    "preparing": _("state_preparing", default="In preparation"),
    "published": _("state_published", default="Published"),
    "scheduled": _("state_scheduled", default="Waits for its day"),
}

TRANSITIONS = {
    "activate": _("transition_activate", default="Activate"),
    "answer": _("transition_answer", default="Mark as answered"),
    "approve": _("transition_approve", default="Approve"),
    "archive": _("transition_archive", default="Withdraw"),
    "close": _("transition_close", default="Close"),
    "confirm": _("transition_confirm", default="Confirm as up to date"),
    "flag": _("transition_flag", default="Mark as needing an update"),
    "pause": _("transition_pause", default="Pause"),
    "publish": _("transition_publish", default="Publish"),
    "release": _("transition_release", default="Publish now"),
    "reopen": _("transition_reopen", default="Open again"),
    "restore": _("transition_restore", default="Restore as draft"),
    "retract": _("transition_retract", default="Take back to draft"),
    "schedule": _("transition_schedule", default="Approve for its day"),
    "send_back": _("transition_send_back", default="Send back for changes"),
    "submit": _("transition_submit", default="Send to review"),
}


def state_title(state_id):
    """Return the translatable name of a workflow state, for example of "in_review"."""
    return STATES.get(state_id, state_id)


def transition_title(transition_id):
    """Return the translatable name of a transition, as the button that does it says it."""
    return TRANSITIONS.get(transition_id, transition_id)
