"""Settings that belong to the whole portal, kept in Plone's registry."""

from etapalvelu.portal import _
from plone import api
from zope import schema
from zope.interface import Interface

PREFIX = "etapalvelu.portal.core"


class ISettings(Interface):
    support_email = schema.TextLine(
        title=_("setting_support_email", default="E-mail address of the support"),
        description=_(
            "setting_support_email_help",
            default="It stands at the foot of every page; empty when there is no support mailbox.",
        ),
        required=False,
    )


def support_email():
    """Return the address of the support mailbox, "" when none is set."""
    return api.portal.get_registry_record(f"{PREFIX}.support_email", default=None) or ""
