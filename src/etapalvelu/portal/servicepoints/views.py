"""The page of a service point."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.contacts.store import contact_rows
from etapalvelu.portal.core.checks import web_link
from etapalvelu.portal.core.entry import EntryView
from etapalvelu.portal.core.listing.states import state_titles
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.municipalities.rules import municipalities
from etapalvelu.portal.organisations.store import organisation_brains
from etapalvelu.portal.servicepoints.hourswords import WEEKDAYS
from etapalvelu.portal.servicepoints.hourswords import situation
from etapalvelu.portal.servicepoints.hourswords import spans_text
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import exception_on
from etapalvelu.portal.servicepoints.rules import is_open
from etapalvelu.portal.servicepoints.rules import spans_on
from etapalvelu.portal.servicepoints.store import coming_exceptions
from etapalvelu.portal.servicepoints.store import opening_hours
from functools import cached_property

VIEW_LINKS = "etapalvelu.portal: View meeting links"


class ServicePointView(EntryView):
    """Everything that a reader may know of a point."""

    @cached_property
    def now(self):
        return datetime.now(UTC)

    @cached_property
    def today(self):
        return self.now.astimezone(HELSINKI).date()

    @cached_property
    def hours(self):
        return opening_hours(self.context)

    @cached_property
    def municipality(self):
        found = municipalities().get(self.context.municipality)
        return found.name(self.language) if found else ""

    @cached_property
    def active(self):
        return self.state == "active"

    @property
    def state_title(self):
        return state_titles(self.request).get(self.state, "")

    @cached_property
    def is_open(self):
        return self.active and is_open(self.hours, self.now)

    @property
    def situation(self):
        return situation(self.hours, self.now, self.language)

    def week(self):
        """Return the seven days from this week's Monday, exceptions included."""
        monday = self.today - timedelta(days=self.today.weekday())
        for offset, title in enumerate(WEEKDAYS):
            day = monday + timedelta(days=offset)
            exception = exception_on(self.hours, day)
            yield {
                "title": title,
                "date": f"{day.day}/{day.month}"
                if self.language == "en"
                else f"{day.day}.{day.month}.",
                "hours": spans_text(spans_on(self.hours, day), self.language),
                "reason": exception.reason if exception else "",
                "today": day == self.today,
            }

    def exceptions(self):
        """Return the coming days whose hours differ from the week's."""
        for exception in coming_exceptions(self.hours, self.today):
            days = [date_text(exception.first, self.language)]
            if exception.last != exception.first:
                days.append(date_text(exception.last, self.language))
            yield {
                "days": "–".join(days),
                "hours": spans_text(exception.spans, self.language),
                "reason": exception.reason,
            }

    @property
    def facts(self):
        known = self.titles("etapalvelu.portal.AccessibilityFacts")
        return [known.get(each, each) for each in self.context.accessibility or ()]

    @property
    def spoken(self):
        known = self.titles("etapalvelu.portal.ServiceLanguages")
        return ", ".join(known.get(each, each) for each in self.context.service_languages or ())

    @cached_property
    def links(self):
        """The meeting links with the names of their providers; empty without the permission."""
        if not self.may(VIEW_LINKS):
            return []
        providers = organisation_brains(("ServiceProvider", "NetworkOrganisation"))
        return [
            row
            | {
                "url": web_link(row.get("url")),
                "provider_name": self._title(providers.get(row.get("provider"))),
            }
            for row in self.context.meeting_links or ()
        ]

    def _title(self, brain):
        return brain.Title if brain else ""

    @cached_property
    def contacts(self):
        return contact_rows(self.context, self.titles("etapalvelu.portal.Responsibilities"))

    @property
    def hours_url(self):
        """Address of the quick page for opening hours, None for those who may not edit."""
        allowed = self.may("Modify portal content")
        return f"{self.context.absolute_url()}/edit-hours" if allowed else None
