"""Names of what required reading shows."""

from etapalvelu.portal import _

STATUS_TITLES = {
    "waits": _("reading_waits", default="Not read yet"),
    "done": _("reading_done", default="Read"),
}
STATUS_CLASSES = {"waits": "state-overdue", "done": "state-approved"}
