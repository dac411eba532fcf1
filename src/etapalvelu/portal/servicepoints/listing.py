"""The list of service points: rows, addresses by region, and file."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.listing.states import state_filter
from etapalvelu.portal.core.listing.states import state_titles
from etapalvelu.portal.core.listing.views import Filter
from etapalvelu.portal.core.listing.views import ListingView
from etapalvelu.portal.municipalities.rules import municipalities
from etapalvelu.portal.servicepoints.hourswords import CLOSED_NOW
from etapalvelu.portal.servicepoints.hourswords import OPEN_NOW
from etapalvelu.portal.servicepoints.hourswords import today_text
from etapalvelu.portal.servicepoints.rules import is_open
from etapalvelu.portal.servicepoints.store import unpack
from functools import cached_property
from itertools import groupby


class PointsListing(ListingView):
    """All service points that the reader may see."""

    portal_type = "ServicePoint"
    page_title = _("heading_points", default="Service points")
    search_label = _("label_search_points", default="Name, address or place")
    columns = (
        ("title", _("column_point", default="Service point")),
        ("municipality", _("column_municipality", default="Municipality")),
        ("today", _("column_today", default="Today")),
        ("contact", _("column_contact", default="Contact")),
        ("state", _("column_state", default="State")),
    )
    checks = (("open", OPEN_NOW),)
    export_name = "points-export"

    def filters(self):
        places = {brain.listing["municipality"] for brain in self.everything}
        names = {code: municipalities()[code].name(self.language) for code in places if code}
        options = dict(sorted(names.items(), key=lambda item: alphabetical(item[1])))
        everywhere = _("option_all_municipalities", default="All municipalities")
        return [
            Filter(
                "municipality",
                _("label_municipality", default="Municipality"),
                options,
                lambda brain, value: brain.listing["municipality"] == value,
                everywhere,
            ),
            state_filter(self.request),
        ]

    def sort_keys(self):
        return {"title": self.by_name, "municipality": self.by_municipality}

    def by_municipality(self, brain):
        return alphabetical(self.municipality_of(brain))

    def municipality_of(self, brain):
        found = municipalities().get(brain.listing["municipality"])
        return found.name(self.language) if found else ""

    def checked(self, name, brain):
        # A paused point keeps its hours for the day when it opens again.
        return brain.review_state == "active" and is_open(unpack(brain.listing["hours"]), self.now)

    @cached_property
    def now(self):
        return datetime.now(UTC)

    def count_text(self, count):
        if count == 1:
            return _("count_point", default="1 service point")
        return _("count_points", default="${count} service points", mapping={"count": count})

    @cached_property
    def state_titles(self):
        return state_titles(self.request)

    def rows(self):
        opened, closed = self.translated(OPEN_NOW), self.translated(CLOSED_NOW)
        for brain in self.page.rows:
            facts = brain.listing
            active = brain.review_state == "active"
            now_open, today = today_text(unpack(facts["hours"]), self.now, self.language)
            yield facts | {
                "url": brain.getURL(),
                "name": self.name_of(brain),
                "place": self.municipality_of(brain),
                "address": "{street_address}, {postal_code} {post_office}".format(**facts),
                "now": (opened if now_open else closed) if active else "",
                "now_class": "state-open" if now_open else "state-closed",
                "today": today if active else "",
                "state": brain.review_state,
                "state_title": self.state_titles.get(brain.review_state, ""),
            }


class PointAddresses(PointsListing):
    """The addresses of the points by region and municipality: a list instead of a map."""

    page_title = _("heading_addresses", default="Addresses of service points")

    def regions(self):
        """Return (region, [row]) in alphabetical order."""
        found = [(self.region_of(brain), brain) for brain in self.found]
        found.sort(key=lambda pair: (alphabetical(pair[0]), self.by_municipality(pair[1])))
        for region, pairs in groupby(found, key=lambda pair: pair[0]):
            yield region, [self.address_row(brain) for _region, brain in pairs]

    def region_of(self, brain):
        place = municipalities().get(brain.listing["municipality"])
        if place is None:
            return ""
        return place.region.sv if self.language == "sv" else place.region.fi

    def address_row(self, brain):
        return brain.listing | {
            "url": brain.getURL(),
            "name": self.name_of(brain),
            "place": self.municipality_of(brain),
        }
