"""A person's own page."""

from etapalvelu.portal import _
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import language
from etapalvelu.portal.access import people
from etapalvelu.portal.access import store
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.signin import store as signin
from functools import cached_property
from plone import api
from zExceptions import Forbidden

LANGUAGES = (("fi", "Suomi", None), ("sv", "Svenska", None), ("en", "English", None))


class Profile(Form):
    """Name, phone and language are one's own to change; the address is changed by a manager."""

    page_title = _("heading_profile", default="My profile")

    def __call__(self):
        if self.person is None:
            # An administrator of the whole server has no profile in the portal.
            raise Forbidden("No account in the portal")
        return super().__call__()

    @cached_property
    def person(self):
        return accounts.person(api.user.get_current().getId())

    @property
    def login_name(self):
        return api.user.get_current().getUserName()

    @property
    def previous_login(self):
        """When and from which address the login before this one came, None at the first."""
        found = signin.record(self.person.id).previous_login
        if found is None:
            return None
        moment, address = found
        return f"{api.portal.get_localized_time(moment, long_format=True)}, {address}"

    @cached_property
    def memberships(self):
        held = store.memberships(self.person.id)
        titles = people.organisation_titles(held)
        rows = [
            (titles[membership.organisation_uid], ROLE_TITLES[membership.role])
            for membership in held
            if membership.organisation_uid in titles
        ]
        return sorted(rows, key=lambda row: row[0])

    def make_fields(self):
        yield Field("name", _("label_name", default="Name"), autocomplete="name")
        phone = _("label_phone", default="Phone")
        yield Field("phone", phone, kind="tel", limit=60, required=False, autocomplete="tel")
        yield Field(
            "language",
            _("label_language_of_portal", default="Language of the portal"),
            kind="radio",
            options=LANGUAGES,
        )

    def initial(self):
        return {
            "name": self.person.name,
            "phone": self.person.phone,
            "language": self.person.language or api.portal.get_current_language(),
        }

    def save(self, values):
        accounts.update(
            self.person.id,
            fullname=values["name"],
            phone=values["phone"],
            language=values["language"],
        )
        language.remember(self.request, values["language"])
        message = _("message_profile_saved", default="The profile was saved.")
        api.portal.show_message(message, self.request, type="success")
        return self.request.response.redirect(f"{self.context.absolute_url()}/profile")
