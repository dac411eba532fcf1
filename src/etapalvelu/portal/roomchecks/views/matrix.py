"""All places of the network at a glance: places by criteria, and the same as a file."""

from datetime import date
from etapalvelu.portal import _
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.export import CSV
from etapalvelu.portal.core.listing.export import XLSX
from etapalvelu.portal.core.listing.rules import haystack
from etapalvelu.portal.core.listing.rules import matches
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.core.listing.rules import words
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.municipalities.rules import municipalities
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks import store
from etapalvelu.portal.roomchecks.titles import KIND_TITLES
from etapalvelu.portal.roomchecks.titles import OUTCOME_TITLES
from etapalvelu.portal.roomchecks.titles import badge
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate

PAGE = 40
LATE = "late"
LATE_TITLE = _("filter_assess_late", default="To be assessed again, late")


class RoomChecksOverview(BrowserView):
    """The worst first; filters are in the address."""

    page_title = _("title_room_checks_overview", default="Room checks of the network")

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    @cached_property
    def today(self):
        return store.today()

    @cached_property
    def asked(self):
        """The filters: place, outcome, q."""
        wanted = {
            name: parameters.text(self.request.form, name) for name in ("place", "outcome", "q")
        }
        if wanted["place"] not in KIND_TITLES:
            wanted["place"] = rules.ROOM
        if wanted["outcome"] not in self.outcomes:
            wanted["outcome"] = ""
        return wanted

    @property
    def kinds(self):
        return KIND_TITLES.items()

    @cached_property
    def outcomes(self):
        return {key: OUTCOME_TITLES[key] for key in rules.WORST_FIRST} | {LATE: LATE_TITLE}

    @cached_property
    def _lines(self):
        return store.lines(self.asked["place"], self.today)

    @property
    def criteria(self):
        return self._lines[0]

    @property
    def counts(self):
        found = rules.counts(line.overall for line in self._lines[1])
        return [(self.badges[outcome], number) for outcome, number in found]

    @cached_property
    def badges(self):
        return {outcome: badge(outcome, self.request) for outcome in rules.WORST_FIRST}

    @cached_property
    def found(self):
        return [line for line in self._lines[1] if self._accepts(line)]

    def _accepts(self, line):
        outcome = self.asked["outcome"]
        if outcome == LATE and not self.is_late(line):
            return False
        if outcome and outcome not in (LATE, line.overall):
            return False
        text = haystack(line.organisation, line.place.name, self.municipality(line))
        return matches(text, words(self.asked["q"]))

    def is_late(self, line):
        return bool(line.due) and line.due < self.today

    def municipality(self, line):
        found = municipalities().get(line.municipality)
        return found.name(self.language) if found else ""

    @cached_property
    def page(self):
        return page_of(self.found, parameters.number(self.request.form, "page"), PAGE)

    def link(self, **changes):
        """Return the address of the page with other parameters."""
        return parameters.query(self.asked | changes)

    @property
    def rows(self):
        for line in self.page.rows:
            yield {
                "organisation": line.organisation,
                "organisation_url": f"{line.url}/room-checks",
                "municipality": self.municipality(line),
                "name": line.place.name,
                "url": f"{line.url}/room-check?room={line.place.key}",
                "badge": self.badges[line.overall],
                "day": self.day(line.place.latest and line.place.latest.day),
                "due": self.day(line.due),
                "late": self.is_late(line),
                "cells": [self.badges[line.outcomes[c.key]] for c in self.criteria]
                if line.place.latest
                else [],
            }

    def day(self, day):
        return date_text(day, self.language) if isinstance(day, date) else ""


HEADINGS = (
    _("label_organisation", default="Organisation"),
    _("label_municipality", default="Municipality"),
    _("label_place", default="Room or workspace"),
    _("label_overall", default="Overall"),
    _("label_assessed_on", default="Assessed on"),
    _("label_assess_again", default="Assess again by"),
)


class RoomChecksExport(RoomChecksOverview):
    """The same places as a file, all pages."""

    def __call__(self):
        kind = "csv" if parameters.text(self.request.form, "format") == "csv" else "xlsx"
        content_type, write = CSV if kind == "csv" else XLSX
        headings = [translate(heading, context=self.request) for heading in HEADINGS]
        headings += [criterion.subject for criterion in self.criteria]
        data = write(headings, [self._cells(line) for line in self.found])
        audit.record("rooms.exported", lines=len(self.found))
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Content-Disposition", f'attachment; filename="room-checks.{kind}"')
        response.setHeader("Cache-Control", "private, no-store")
        return data

    def _cells(self, line):
        latest = line.place.latest
        cells = [
            self.badges[line.outcomes[c.key]]["title"] if latest else "" for c in self.criteria
        ]
        return [
            line.organisation,
            self.municipality(line),
            line.place.name,
            self.badges[line.overall]["title"],
            self.day(latest and latest.day),
            self.day(line.due),
            *cells,
        ]
