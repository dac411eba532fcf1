"""Days and times as they are printed."""

from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.servicepoints.hourswords import CLOSED
from etapalvelu.portal.servicepoints.hourswords import WEEKDAYS
from etapalvelu.portal.servicepoints.hourswords import spans_text
from zope.i18n import translate


def day_words(first, last, language):
    """Write weekdays from first to last (Monday is 0) with a capital letter."""
    days = dict.fromkeys((first, last))
    text = "–".join(translate(WEEKDAYS[day], target_language=language).lower() for day in days)
    return text.title() if language == "en" else text.capitalize()


def open_words(spans, language):
    """Write the open spans of a day, or that it is closed."""
    return spans_text(spans, language) or translate(CLOSED, target_language=language)


def date_words(first, last, language):
    """Write dates as 24.12.–26.12.2026, one date as 24.12.2026; English has slashes."""
    if first == last:
        return date_text(first, language)
    begin = date_text(first, language)
    if first.year == last.year:
        begin = begin.removesuffix(str(first.year))
        begin = begin.rstrip("/") if language == "en" else begin
    return f"{begin}–{date_text(last, language)}"
