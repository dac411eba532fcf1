"""The quick page for opening hours; works without JavaScript."""

from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.checks import is_time
from etapalvelu.portal.core.editing import rules
from etapalvelu.portal.core.editing.errors import Refused
from etapalvelu.portal.core.editing.store import editor_name
from etapalvelu.portal.servicepoints import hoursinput
from etapalvelu.portal.servicepoints.checks import sound_exceptions
from etapalvelu.portal.servicepoints.checks import sound_weekly
from etapalvelu.portal.servicepoints.hoursdata import DAYS
from etapalvelu.portal.servicepoints.hoursdata import as_date
from etapalvelu.portal.servicepoints.hourstext import write_exceptions
from etapalvelu.portal.servicepoints.hourstext import write_weekly
from etapalvelu.portal.servicepoints.hourswords import WEEKDAYS
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import HoursError
from etapalvelu.portal.servicepoints.schema import IServicePoint
from etapalvelu.portal.servicepoints.store import opening_hours
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

NAMES = ("opening_hours", "exceptions")
OPENED_WITH = "form-opened-with"


class HoursForm(BrowserView):
    """A week as a table, copying of Monday, and the coming exceptions."""

    page_title = _("heading_edit_hours", default="Edit opening hours")

    def __call__(self):
        self.errors = {}
        self.conflict = None
        form = self.request.form
        if self.request.method != "POST":
            self.typed = self.stored_fields()
            return self.index()
        CheckAuthenticator(self.request)
        self.typed = hoursinput.typed_fields(form)
        if "copy" in form:
            self.typed = hoursinput.copy_monday(self.typed)
        elif self.save():
            api.portal.show_message(
                _("message_hours_saved", default="The opening hours are saved."), self.request
            )
            self.request.response.redirect(self.context.absolute_url())
            return ""
        return self.index()

    @property
    def today(self):
        return datetime.now(HELSINKI).date()

    def stored_fields(self):
        context = self.context
        return hoursinput.fields(context.opening_hours or (), context.exceptions or (), self.today)

    def token(self):
        submitted = self.request.form.get(OPENED_WITH)
        if isinstance(submitted, str) and not self.conflict:
            return submitted
        return rules.write_token(self._fingerprints())

    def _fingerprints(self):
        return {name: rules.fingerprint(getattr(self.context, name)) for name in NAMES}

    def save(self):
        """Write the typed hours; return False when something must be shown first."""
        weekly = [row for day in DAYS for row in self._day(day)]
        exceptions = self._exceptions()
        if self.errors:
            return False
        weekly += filter(hoursinput.limited, self.context.opening_hours or ())
        past = [r for r in self.context.exceptions or () if hoursinput.past(r, self.today)]
        rows = {"opening_hours": weekly, "exceptions": past + exceptions}
        opened = rules.read_token(str(self.request.form.get(OPENED_WITH, "")))
        typed = {name: rules.fingerprint(value) for name, value in rows.items()}
        if rules.compare(opened, self._fingerprints(), typed):
            self.conflict = self._conflict()
            return False
        for name, value in rows.items():
            setattr(self.context, name, value)
        notify(ObjectModifiedEvent(self.context, Attributes(IServicePoint, *NAMES)))
        return True

    def _conflict(self):
        hours = opening_hours(self.context)
        return {
            "author": editor_name(self.context),
            "weekly": write_weekly(hours),
            "exceptions": write_exceptions(hours),
        }

    def _day(self, day):
        rows = hoursinput.weekly_of(self.typed, day)
        self._check(day, lambda: _whole(rows) and sound_weekly(rows))
        return rows

    def _exceptions(self):
        rows = []
        for place, row in hoursinput.exceptions_of(self.typed):
            self._check(f"x-{place}", lambda row=row, rows=rows: _sound_exception(row, rows))
            if f"x-{place}" not in self.errors:
                rows.append(row | {name: as_date(row[name]) for name in ("date", "until")})
        return rows

    def _check(self, place, check):
        try:
            check()
        except Refused as error:
            self.errors[place] = error.doc()

    def week(self):
        """Return the days with their cells: (field, text) pairs of every span."""
        for day, title in zip(DAYS, WEEKDAYS, strict=True):
            spans = [
                [
                    (f"{day}-{place}-{name}", self.typed.get(f"{day}-{place}-{name}", ""))
                    for name in hoursinput.TIMES
                ]
                for place in range(hoursinput.span_count(self.typed))
            ]
            yield {"id": day, "title": title, "spans": spans, "error": self.errors.get(day)}

    def exception_rows(self):
        for place in range(hoursinput.exception_count(self.typed)):
            cells = {n: self.typed.get(f"x-{place}-{n}", "") for n in hoursinput.EXCEPTION_CELLS}
            yield {"id": f"x-{place}", "cells": cells, "error": self.errors.get(f"x-{place}")}

    def has_limited(self):
        return any(hoursinput.limited(row) for row in self.context.opening_hours or ())


def _whole(rows):
    for row in rows:
        if not (row["opens"] and row["closes"]):
            raise Refused(_("error_both_times", default="Write both times or neither."))
        is_time(row["opens"])
        is_time(row["closes"])
    return True


def _sound_exception(row, earlier):
    try:
        dated = row | {name: as_date(row[name]) for name in ("date", "until")}
    except HoursError:
        raise Refused(_("error_date", default="Write the date, for example 24.12.2026.")) from None
    if dated["date"] is None:
        raise Refused(_("error_date", default="Write the date, for example 24.12.2026."))
    is_time(row["opens"])
    is_time(row["closes"])
    sound_exceptions([*earlier, dated])
