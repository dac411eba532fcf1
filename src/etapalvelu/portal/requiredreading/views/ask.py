"""The page on which editors ask people of roles to read a content."""

from etapalvelu.portal import _
from etapalvelu.portal.access.rules import ROLES
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.organisations.interfaces import IServiceProvider
from etapalvelu.portal.organisations.store import nearest_organisation
from etapalvelu.portal.requiredreading import store
from plone import api


class RequireReading(Form):
    page_title = _("heading_require_reading", default="Ask to read and confirm")

    def make_fields(self):
        yield Field(
            "roles",
            _("label_reading_roles", default="Who has to read this"),
            kind="checks",
            help=_("help_reading_roles", default="Nobody is asked when no role is chosen."),
            options=tuple((role, ROLE_TITLES[role], None) for role in ROLES),
            required=False,
        )
        if IServiceProvider.providedBy(nearest_organisation(self.context)):
            yield Field(
                "where",
                _("label_reading_where", default="Where"),
                kind="radio",
                options=(
                    ("all", _("reading_everywhere", default="In the whole network"), None),
                    (
                        "served",
                        _("reading_where_served", default="Where we serve customers"),
                        _(
                            "reading_where_served_help",
                            default="Points that have a meeting link of our organisation, and "
                            "our own people.",
                        ),
                    ),
                ),
            )

    def initial(self):
        known = store.requirement(self.context)
        return {
            "roles": list(known.roles) if known is not None else [],
            "where": "served" if known is not None and known.provider else "all",
        }

    def save(self, values):
        served = values.get("where") == "served"
        store.ask(self.context, values["roles"], served, store.now())
        message = _("message_reading_saved", default="The readers will be told.")
        if not values["roles"]:
            message = _("message_reading_ended", default="Nobody is asked to read this any more.")
        api.portal.show_message(message, self.request, type="success")
        return self.request.response.redirect(self.context.absolute_url())
