"""States of what the registers hold, and the filter by them that every register has."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing.views import Filter
from etapalvelu.portal.core.states import state_title
from zope.i18n import translate

STATES = {state: state_title(state) for state in ("preparing", "active", "paused", "closed")}
ALL = "all"


def state_titles(request):
    """Return {state of the registry workflow: title in the reader's language}."""
    return {state: translate(title, context=request) for state, title in STATES.items()}


def state_filter(request):
    """Return the Filter by state; what is closed shows only when asked for."""
    return Filter(
        "state",
        _("label_state_filter", default="State"),
        state_titles(request) | {ALL: _("option_all_states", default="All, closed ones too")},
        lambda brain, value: value in (ALL, brain.review_state),
        _("option_not_closed", default="All but closed"),
        lambda brain: brain.review_state != "closed",
    )
