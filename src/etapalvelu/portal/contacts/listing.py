"""The contact directory of the whole network, found by responsibility."""

from etapalvelu.portal import _
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.contacts.columns import COLUMNS
from etapalvelu.portal.contacts.store import TYPE
from etapalvelu.portal.contacts.store import row_of
from etapalvelu.portal.core.listing.export import ExportMixin
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.listing.states import state_filter
from etapalvelu.portal.core.listing.states import state_titles
from etapalvelu.portal.core.listing.views import Filter
from etapalvelu.portal.core.listing.views import ListingView
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.organisations.store import organisation_brains
from functools import cached_property


class ContactsListing(ListingView):
    """All contact persons that the reader may see."""

    portal_type = TYPE
    page_title = _("heading_contacts", default="Contacts")
    search_label = _("label_search_contacts", default="Name, title, e-mail or phone")
    columns = (
        ("title", _("column_name", default="Name")),
        ("organisation", _("column_organisation", default="Organisation")),
        ("duties", _("label_responsibilities", default="Responsibilities")),
        ("contact", _("column_contact", default="Contact")),
    )
    export_name = "contacts-export"

    def filters(self):
        return [
            Filter(
                "responsibility",
                _("label_responsibility", default="Responsibility"),
                self.duty_titles,
                lambda brain, value: value in brain.listing["responsibilities"],
                _("option_all", default="All"),
            ),
            Filter(
                "organisation",
                _("column_organisation", default="Organisation"),
                self.organisation_names,
                lambda brain, value: brain.organisation == value,
                _("option_all", default="All"),
            ),
            state_filter(self.request),
        ]

    def sort_keys(self):
        return {
            "title": self.by_name,
            "organisation": lambda brain: alphabetical(self.organisation_of(brain)),
        }

    @cached_property
    def duty_titles(self):
        return self.titles("etapalvelu.portal.Responsibilities")

    @cached_property
    def organisations(self):
        return organisation_brains()

    @cached_property
    def organisation_names(self):
        """{UID: name} of the organisations that have contact persons, in alphabetical order."""
        used = {brain.organisation for brain in self.everything}
        names = {
            uid: name_in(self.language, brain.listing)
            for uid, brain in self.organisations.items()
            if uid in used
        }
        return dict(sorted(names.items(), key=lambda item: alphabetical(item[1])))

    def organisation_of(self, brain):
        return self.organisation_names.get(brain.organisation, "")

    def count_text(self, count):
        if count == 1:
            return _("count_contact", default="1 contact person")
        return _("count_contacts", default="${count} contact persons", mapping={"count": count})

    def rows(self):
        for brain in self.page.rows:
            organisation = self.organisations.get(brain.organisation)
            yield row_of(brain, self.duty_titles) | {
                "organisation": self.organisation_of(brain),
                "organisation_url": organisation.getURL() if organisation else "",
            }


class ContactsExport(ExportMixin, ContactsListing):
    """CSV or XLSX of the contact persons that pass the filters."""

    export_columns = COLUMNS
    file_name = "yhteystiedot"

    def __call__(self):
        filters = {name: value for name, value in self.active.items() if value}
        audit.record("personal_data.exported", "contacts", people=len(self.found), filters=filters)
        return super().__call__()

    def cells(self, person, brain):
        plain = {column.id: getattr(person, column.id, None) for column in COLUMNS[2:]}
        duties = (self.duty_titles.get(each, each) for each in person.responsibilities or ())
        return plain | {
            "id": person.getId(),
            "organisation": self.organisation_of(brain),
            "responsibilities": ", ".join(duties),
            "state": state_titles(self.request)[brain.review_state],
        }
