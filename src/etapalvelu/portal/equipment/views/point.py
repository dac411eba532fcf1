"""The equipment of one point against the profile in force."""

from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from etapalvelu.portal.equipment import titles
from etapalvelu.portal.equipment.titles import badge
from etapalvelu.portal.roomchecks import rules as rooms
from etapalvelu.portal.roomchecks.titles import quantity
from functools import cached_property
from plone import api
from Products.Five import BrowserView

EDIT = "etapalvelu.portal: Edit equipment"


class EquipmentOfPoint(BrowserView):
    """Every workstation with what it has, what it lacks, and what to do."""

    @property
    def page_title(self):
        return _(
            "title_equipment", default="Equipment: ${name}", mapping={"name": self.context.title}
        )

    @property
    def may_edit(self):
        return bool(api.user.has_permission(EDIT, obj=self.context))

    @cached_property
    def profile(self):
        return store.in_force()

    def day(self, day):
        return date_text(day, api.portal.get_current_language()) if day else ""

    @property
    def stations(self):
        url = self.context.absolute_url()
        for line in store.stations(self.context):
            station = line.station
            yield {
                "key": line.key,
                "name": line.name,
                "badge": badge(line.overall, self.request),
                "known": station is not None,
                "by": station and access.name_of(station.by),
                "day": station and self.day(station.day),
                "rows": [self._row(line, *row) for row in line.rows] if station else [],
                "tests": [self._test(test) for test in station.tests[:10]] if station else [],
                "edit_url": f"{url}/edit-equipment?room={line.key}",
                "test_url": f"{url}/speed-test?room={line.key}",
            }

    def _row(self, line, requirement, value, outcome):
        model, acquired = line.station.models.get(requirement.key, ("", None))
        return {
            "subject": requirement.subject,
            "limit": titles.limit_text(requirement, self.request),
            "value": titles.value_text(requirement, value, self.request),
            "model": ", ".join(part for part in (model, self.day(acquired)) if part),
            "badge": badge(outcome, self.request),
            "reason": requirement.reason,
            "action": requirement.action if outcome != rooms.PASS else "",
        }

    def _test(self, test):
        return {
            "day": self.day(test.day),
            "up": quantity(test.up, "kbit/s"),
            "down": quantity(test.down, "kbit/s"),
            "by": access.name_of(test.by),
        }


class Requirements(BrowserView):
    """The profile in force, for everybody; another one by its id for the coordinator."""

    @property
    def page_title(self):
        return _("title_equipment_requirements", default="Requirements for equipment")

    @property
    def sections(self):
        for kind, title in titles.PROFILE_TITLES.items():
            found = store.in_force(kind)
            if found is not None:
                yield {"title": title, "profile": found, "rows": rows(found, self.request)}

    def day(self, day):
        return date_text(day, api.portal.get_current_language()) if day else ""

    @property
    def may_manage(self):
        return bool(api.user.has_permission(MANAGE, obj=self.context))


MANAGE = "etapalvelu.portal: Manage equipment profiles"


def rows(profile, request):
    """Return the requirements of a profile as rows of a table."""
    return [
        {
            "key": requirement.key,
            "subject": requirement.subject,
            "must": requirement.must,
            "limit": titles.limit_text(requirement, request),
            "reason": requirement.reason,
            "action": requirement.action,
            "models": requirement.models,
            "sound": rules.is_sound(requirement),
        }
        for requirement in profile.requirements
    ]
