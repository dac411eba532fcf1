"""Names of what the feedback shows."""

from etapalvelu.portal import _

STATE_TITLES = {
    "open": _("feedback_open", default="Open"),
    "answered": _("feedback_answered", default="Answered"),
    "closed": _("feedback_closed", default="Closed without an answer"),
}
STATE_CLASSES = {"open": "state-asked", "answered": "state-answered", "closed": "state-closed"}
HELPFUL_TITLES = {
    "yes": _("feedback_yes", default="Helped"),
    "no": _("feedback_no", default="Did not help"),
}
