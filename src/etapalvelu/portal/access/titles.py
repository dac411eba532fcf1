"""Names of the roles and what people with them do, for the reader's language."""

from etapalvelu.portal import _
from zope.globalrequest import getRequest
from zope.i18n import translate

KIND_TITLES = {
    "point": _("kind_points", default="Service points"),
    "provider": _("kind_providers", default="Service providers"),
    "coordinator": _("kind_coordinator", default="Coordinator of the network"),
    "ministry": _("kind_ministry", default="Ministry"),
}

ROLE_TITLES = {
    "Adviser": _("role_adviser", default="Service adviser"),
    "PointManager": _("role_point_manager", default="Service point leader"),
    "Expert": _("role_expert", default="Expert"),
    "ProviderEditor": _("role_provider_editor", default="Provider's trainer"),
    "ProviderManager": _("role_provider_manager", default="Provider's main user"),
    "Communicator": _("role_communicator", default="Communications officer"),
    "Coordinator": _("role_coordinator", default="Coordinator"),
    "Auditor": _("role_auditor", default="Auditor"),
}

ROLE_DUTIES = {
    "Adviser": _("duty_adviser", default="Serves customers at a service point."),
    "PointManager": _(
        "duty_point_manager", default="Answers for a service point, its data and its people."
    ),
    "Expert": _("duty_expert", default="Serves customers over video for a service provider."),
    "ProviderEditor": _(
        "duty_provider_editor", default="Writes a provider's service cards and training material."
    ),
    "ProviderManager": _(
        "duty_provider_manager", default="Answers for a provider, its services and its people."
    ),
    "Communicator": _(
        "duty_communicator", default="Plans communication and makes marketing material."
    ),
    "Coordinator": _("duty_coordinator", default="Runs the network and helps everybody in it."),
    "Auditor": _("duty_auditor", default="Follows the network for supervision, changes nothing."),
}


def role_names(roles, language=None):
    """Return the names of roles as one text, in a language or in the reader's."""
    request = getRequest()
    return ", ".join(
        translate(ROLE_TITLES[role], target_language=language or None, context=request)
        for role in roles
    )
