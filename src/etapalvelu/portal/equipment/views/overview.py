"""All workstations of the network, and the same as a file."""

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
from etapalvelu.portal.equipment import store
from etapalvelu.portal.equipment import titles
from etapalvelu.portal.equipment.titles import badge
from etapalvelu.portal.municipalities.rules import municipalities
from etapalvelu.portal.roomchecks import rules as rooms
from etapalvelu.portal.roomchecks.titles import OUTCOME_TITLES
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate

PAGE = 50


class EquipmentOverview(BrowserView):
    """The worst first; filters are in the address."""

    page_title = _("title_equipment_overview", default="Equipment of the network")

    @cached_property
    def asked(self):
        wanted = {name: parameters.text(self.request.form, name) for name in ("outcome", "q")}
        if wanted["outcome"] not in OUTCOME_TITLES:
            wanted["outcome"] = ""
        return wanted

    @property
    def outcomes(self):
        return [(key, found["title"]) for key, found in self.badges.items()]

    @cached_property
    def badges(self):
        return {outcome: badge(outcome, self.request) for outcome in rooms.WORST_FIRST}

    @cached_property
    def everything(self):
        return store.overview()

    @property
    def counts(self):
        found = rooms.counts(line.overall for line in self.everything)
        return [(self.badges[outcome], number) for outcome, number in found]

    @cached_property
    def found(self):
        outcome, wanted = self.asked["outcome"], words(self.asked["q"])
        return [
            line
            for line in self.everything
            if outcome in ("", line.overall)
            and matches(haystack(line.point, line.name, self.municipality(line)), wanted)
        ]

    def municipality(self, line):
        found = municipalities().get(line.municipality)
        return found.name(api.portal.get_current_language()) if found else ""

    @cached_property
    def page(self):
        return page_of(self.found, parameters.number(self.request.form, "page"), PAGE)

    def link(self, **changes):
        return parameters.query(self.asked | changes)

    @property
    def rows(self):
        for line in self.page.rows:
            yield {
                "name": line.name,
                "point": line.point,
                "municipality": self.municipality(line),
                "url": f"{line.url}/equipment#{line.key}",
                "badge": self.badges[line.overall],
                "day": self.day(line),
                "missed": self.subjects(line, rooms.FAIL),
                "weak": self.subjects(line, rooms.WARN),
            }

    def subjects(self, line, outcome):
        return [row[0].subject for row in line.rows if line.station and row[2] == outcome]

    def day(self, line):
        day = line.station and line.station.day
        return date_text(day, api.portal.get_current_language()) if day else ""


HEADINGS = (
    _("label_point", default="Service point"),
    _("label_municipality", default="Municipality"),
    _("label_room_name", default="Room"),
    _("label_overall", default="Overall"),
    _("label_written_on", default="Written on"),
)


class EquipmentExport(EquipmentOverview):
    """A row for each workstation; for each requirement the value and what it is worth."""

    def __call__(self):
        kind = "csv" if parameters.text(self.request.form, "format") == "csv" else "xlsx"
        content_type, write = CSV if kind == "csv" else XLSX
        headings = [translate(heading, context=self.request) for heading in HEADINGS]
        headings += [requirement.subject for requirement in store.requirements()]
        data = write(headings, [self._cells(line) for line in self.found])
        audit.record("equipment.exported", lines=len(self.found))
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Content-Disposition", f'attachment; filename="equipment.{kind}"')
        response.setHeader("Cache-Control", "private, no-store")
        return data

    def _cells(self, line):
        return [
            line.point,
            self.municipality(line),
            line.name,
            self.badges[line.overall]["title"],
            self.day(line),
            *(self._cell(*row) if line.station else "" for row in line.rows),
        ]

    def _cell(self, requirement, value, outcome):
        text = titles.value_text(requirement, value, self.request)
        return f"{text} ({self.badges[outcome]['title']})"
