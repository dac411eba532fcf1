"""Constraints of a point's opening hours."""

from etapalvelu.portal import _
from etapalvelu.portal.core.checks import problem_message
from etapalvelu.portal.core.editing.errors import Refused
from etapalvelu.portal.servicepoints.hourschecks import problems
from etapalvelu.portal.servicepoints.hoursdata import from_rows
from etapalvelu.portal.servicepoints.rules import HoursError


def sound_weekly(rows):
    """Accept weekly rows whose spans open before they close and do not overlap."""
    return _sound(rows, ())


def sound_exceptions(rows):
    """Accept exceptions that have both times or none and fall on a date once."""
    for row in rows or ():
        if bool(row.get("opens")) != bool(row.get("closes")):
            raise Refused(
                _("error_half_hours", default="Write both times, or neither when it is closed.")
            )
    return _sound((), rows)


def _sound(weekly, exceptions):
    try:
        found = problems(from_rows(weekly, exceptions))
    except HoursError as error:
        raise Refused(problem_message(error.problem)) from None
    if found:
        raise Refused(problem_message(found[0]))
    return True
