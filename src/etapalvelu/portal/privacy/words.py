"""Values of a person's data as people read them; the file for machines keeps them as they are."""

from contextlib import suppress
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.titles import date_text
from plone import api
from zoneinfo import ZoneInfo
from zope.i18n import translate

TIME_ZONE = ZoneInfo("Europe/Helsinki")
ANSWERS = {True: _("answer_yes", default="Yes"), False: _("answer_no", default="No")}


def text(value, request):
    """Return a JSON value, or a message, in the language of the request."""
    if isinstance(value, bool):
        return translate(ANSWERS[value], context=request)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text(one, request)}" for key, one in value.items() if one)
    if isinstance(value, (list, tuple)):
        return ", ".join(text(one, request) for one in value)
    # Moments have a clock; "2026" alone would be a date to Python as well.
    if isinstance(value, str) and "T" in value:
        with suppress(ValueError):
            return _moment(datetime.fromisoformat(value))
    return translate(value, context=request) if isinstance(value, str) else str(value)


def _moment(moment):
    if moment.tzinfo is not None:
        moment = moment.astimezone(TIME_ZONE)
    language = api.portal.get_current_language()
    clock = moment.strftime("%H:%M" if language == "en" else "%H.%M")
    return f"{date_text(moment, language)} {clock}"
