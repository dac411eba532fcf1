"""Names of what the reviews show."""

from etapalvelu.portal import _
from etapalvelu.portal.access.titles import ROLE_TITLES

THROUGH_TITLES = {
    "local": _("through_local", default="Shared in this organisation by hand"),
    "network": _("through_network", default="Membership in another organisation"),
    "direct": _("through_direct", default="Role on the whole portal"),
    "root": _("through_root", default="Administrator of the server"),
}

STATUS_TITLES = {
    "done": _("review_done", default="In order"),
    "soon": _("review_soon", default="Due soon"),
    "overdue": _("review_overdue", default="Overdue"),
}

_PLONE_TITLES = {
    "Manager": _("role_manager", default="Administrator"),
    "Site Administrator": _("role_site_administrator", default="Administrator of the portal"),
    "Owner": _("role_owner", default="Who made it"),
}


def role_title(role):
    """Return the message for a role of the portal or of Plone."""
    return ROLE_TITLES.get(role) or _PLONE_TITLES.get(role, role)
