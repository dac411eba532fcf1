"""The calendar of all actions that the reader may see, as a month or as a list."""

from calendar import Calendar
from datetime import date
from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.communications import occasions
from etapalvelu.portal.communications import outline
from etapalvelu.portal.communications import records
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.listing.rules import page_of
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from urllib.parse import urlencode
from zope.i18n import translate

import re

MONTH, LIST = "month", "list"
PAGE = 25
# More of one day are a link to the list: the page stays light.
SHOWN = 3
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = re.compile(r"(20\d\d|2100)-(0[1-9]|1[0-2])")


class CalendarView(BrowserView):
    """Everything is in the address: month (2026-03), view, organisation, channel, status, page."""

    page_title = _("title_plan_calendar", default="Communication calendar")

    @cached_property
    def asked(self):
        names = ("month", "view", "organisation", "channel", "status", "page", "day")
        return {name: parameters.text(self.request.form, name) for name in names}

    @cached_property
    def first(self):
        """The first day of the month that is shown."""
        found = _MONTH.fullmatch(self.asked["month"])
        if found:
            return date(int(found[1]), int(found[2]), 1)
        return date.today().replace(day=1)

    @cached_property
    def last(self):
        return (self.first + timedelta(days=32)).replace(day=1) - timedelta(days=1)

    @property
    def as_list(self):
        return self.asked["view"] == LIST

    @cached_property
    def words(self):
        return outline.Words(api.portal.get_current_language())

    @cached_property
    def month_title(self):
        name = self._plone(f"month_{MONTHS[self.first.month - 1]}")
        return f"{name.capitalize()} {self.first.year}"

    def _plone(self, msgid):
        return translate(msgid, domain="plonelocales", context=self.request)

    @cached_property
    def organisations(self):
        """(uid, title) of the organisations whose plans the reader sees."""
        rows = (brain.listing or {} for brain in api.content.find(portal_type=store.CONTENT_TYPE))
        known = {row["organisation_uid"]: row["organisation"] for row in rows if "days" in row}
        return sorted(known.items(), key=lambda row: alphabetical(row[1]))

    @property
    def channels(self):
        return self._options(vocabularies.CHANNELS)

    @property
    def statuses(self):
        return self._options(vocabularies.STATUSES)

    def _options(self, titles):
        return [(token, translate(title, context=self.request)) for token, title in titles.items()]

    @cached_property
    def chosen(self):
        """The filters in force; unknown values count as none."""
        known = {
            "organisation": dict(self.organisations),
            "channel": vocabularies.CHANNELS,
            "status": vocabularies.STATUSES,
        }
        return {
            name: self.asked[name] if self.asked[name] in values else ""
            for name, values in known.items()
        }

    @cached_property
    def found(self):
        return occasions.between(self.first, self.last, **self.chosen)

    @cached_property
    def page(self):
        return page_of(self.found, parameters.number(self.request.form, "page"), PAGE)

    def rows(self):
        return [self._row(occasion) for occasion in self.page.rows]

    def _row(self, occasion):
        action = occasion.action
        return {
            "day": self.words.day(occasion.day),
            "name": action.get("action") or "",
            "url": f"{occasion.url}#actions",
            "plan": occasion.plan,
            "organisation": occasion.organisation,
            "channel": self.words.channel(action),
            "owner": action.get("owner") or "",
            "status": self.words.status(action),
            "repeat": self.words.repeat(action),
        }

    def weeks(self):
        """Return the weeks of the month; days outside it are empty."""
        by_day = {}
        for occasion in self.found:
            by_day.setdefault(occasion.day, []).append(occasion)
        return [
            [self._day(day, by_day.get(day, ())) for day in week]
            for week in Calendar().monthdatescalendar(self.first.year, self.first.month)
        ]

    def _day(self, day, found):
        return {
            "number": day.day if day.month == self.first.month else "",
            "today": day == date.today(),
            "label": self.words.day(day),
            "rows": [
                {
                    "url": f"{each.url}#actions",
                    "name": each.action.get("action") or "",
                    "organisation": each.organisation,
                }
                for each in found[:SHOWN]
            ],
            "more": max(0, len(found) - SHOWN),
        }

    def weekdays(self):
        return [
            (self._plone(f"weekday_{day}"), self._plone(f"weekday_{day}_short")) for day in DAYS
        ]

    def link(self, **changes):
        """Return the address with some parameters changed."""
        kept = {"month": f"{self.first:%Y-%m}", "view": LIST if self.as_list else MONTH}
        query = {**kept, **self.chosen, **changes}
        filled = {name: value for name, value in query.items() if value}
        return f"{self.context.absolute_url()}/communication-calendar?{urlencode(filled)}"

    def before(self):
        return self.link(month=f"{self.first - timedelta(days=1):%Y-%m}")

    def after(self):
        return self.link(month=f"{self.last + timedelta(days=1):%Y-%m}")

    def pages(self):
        return [
            (n, self.link(page=n), n == self.page.number) for n in range(1, self.page.count + 1)
        ]

    @property
    def total(self):
        return len(self.found)

    @property
    def filtered(self):
        return any(self.chosen.values())

    @property
    def has_feed(self):
        return records.feed_of(api.user.get_current().getId()) is not None
