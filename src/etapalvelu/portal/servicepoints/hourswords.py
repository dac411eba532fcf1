"""Opening hours in words, ready for translation."""

from etapalvelu.portal import _
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.servicepoints.rules import DAY
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import clock
from etapalvelu.portal.servicepoints.rules import is_open
from etapalvelu.portal.servicepoints.rules import next_change
from etapalvelu.portal.servicepoints.rules import spans_on

WEEKDAYS = (
    _("weekday_mon", default="Monday"),
    _("weekday_tue", default="Tuesday"),
    _("weekday_wed", default="Wednesday"),
    _("weekday_thu", default="Thursday"),
    _("weekday_fri", default="Friday"),
    _("weekday_sat", default="Saturday"),
    _("weekday_sun", default="Sunday"),
)
# As a time: Finnish and Swedish inflect the day.
ON_WEEKDAYS = (
    _("on_weekday_mon", default="on Monday"),
    _("on_weekday_tue", default="on Tuesday"),
    _("on_weekday_wed", default="on Wednesday"),
    _("on_weekday_thu", default="on Thursday"),
    _("on_weekday_fri", default="on Friday"),
    _("on_weekday_sat", default="on Saturday"),
    _("on_weekday_sun", default="on Sunday"),
)
CLOSED = _("hours_closed", default="Closed")
OPEN_NOW = _("hours_open_now", default="Open now")
CLOSED_NOW = _("hours_closed_now", default="Closed now")


def spans_text(spans, language="fi"):
    """Write spans as 9.00–11.30, 12.15–15.30; English has colons. "" when there are none."""
    return ", ".join(
        f"{time_text(span.start, language)}–{time_text(span.end, language)}" for span in spans
    )


def time_text(minute, language="fi"):
    """Write minutes from midnight as 9.00, in English 9:00."""
    text = clock(minute).lstrip("0") if minute >= 60 else clock(minute)[1:]
    return text if language == "en" else text.replace(":", ".")


def today_text(hours, at, language="fi"):
    """Return (whether open, text of today's spans, "" when closed all day) of an aware moment."""
    spans = spans_on(hours, at.astimezone(HELSINKI).date())
    return is_open(hours, at), spans_text(spans, language)


def situation(hours, at, language="fi"):
    """Say what holds at an aware moment and what changes next, as one message."""
    change = next_change(hours, at)
    if is_open(hours, at):
        if change is None:
            return _("hours_always_open", default="Open now, always open")
        return _opens_or_closes("closes", change, at, language)
    if change is None:
        return CLOSED_NOW
    return _opens_or_closes("opens", change, at, language)


def _opens_or_closes(kind, change, at, language):
    change, today = change.astimezone(HELSINKI), at.astimezone(HELSINKI).date()
    minute = change.hour * 60 + change.minute
    days = (change.date() - today).days
    if kind == "closes" and minute == 0 and days == 1:
        minute, days = DAY, 0
    return _MESSAGES[kind](
        days,
        time=time_text(minute, language),
        weekday=ON_WEEKDAYS[change.weekday()],
        date=date_text(change.date(), language),
    )


def _closes(days, **mapping):
    if days == 0:
        return _("hours_closes_today", default="Open now, closes at ${time}", mapping=mapping)
    return _("hours_closes_on", default="Open now, closes on ${date} at ${time}", mapping=mapping)


def _opens(days, **mapping):
    if days == 0:
        return _("hours_opens_today", default="Closed now, opens at ${time}", mapping=mapping)
    if days == 1:
        return _(
            "hours_opens_tomorrow", default="Closed now, opens tomorrow at ${time}", mapping=mapping
        )
    if days < 7:
        return _(
            "hours_opens_weekday",
            default="Closed now, opens ${weekday} at ${time}",
            mapping=mapping,
        )
    return _("hours_opens_on", default="Closed now, opens on ${date} at ${time}", mapping=mapping)


_MESSAGES = {"opens": _opens, "closes": _closes}
