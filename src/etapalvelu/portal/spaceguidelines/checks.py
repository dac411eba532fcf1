"""Constraints of a guideline's rows."""

from etapalvelu.portal import _
from etapalvelu.portal.core.editing.errors import Refused
from etapalvelu.portal.roomchecks.rules import is_sound


def sound_requirements(rows):
    """Accept rows with a number where one is compared, and a limit that is stricter than the
    number that only warns."""
    for row in rows or ():
        if not is_sound(row.get("comparison"), row.get("value"), row.get("warning")):
            raise Refused(
                _(
                    "error_requirement_numbers",
                    default="${subject}: write a number for a limit and none for what has to be "
                    "so. The number that only warns is looser than the limit.",
                    mapping={"subject": row.get("subject") or ""},
                )
            )
        start, end = row.get("valid_from"), row.get("valid_to")
        if start and end and end < start:
            raise Refused(_("error_validity", default="The last day is before the first day."))
    return True
