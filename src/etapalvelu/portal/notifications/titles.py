"""Names of what the notices show."""

from etapalvelu.portal import _

PACE_TITLES = {
    "instant": _("pace_instant", default="At once"),
    "daily": _("pace_daily", default="Once a day"),
    "weekly": _("pace_weekly", default="Once a week"),
    "never": _("pace_never", default="Not by e-mail"),
}

PACE_HELP = {
    "instant": _("pace_instant_help", default="A letter for each notice."),
    "daily": _("pace_daily_help", default="A summary in the morning."),
    "weekly": _("pace_weekly_help", default="A summary on Monday; what you must do comes daily."),
    "never": _("pace_never_help", default="In the portal only; what you must do comes daily."),
}
