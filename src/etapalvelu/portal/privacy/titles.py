"""Names of what the retention table says, for the reader."""

from etapalvelu.portal import _

ACTION_TITLES = {
    "delete": _("action_delete", default="Deleted"),
    "anonymise": _("action_anonymise", default="Made anonymous"),
    "cut": _("action_cut", default="Oldest part cut off"),
}
