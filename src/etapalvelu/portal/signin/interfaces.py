"""Settings of the doors, kept in Plone's registry."""

from etapalvelu.portal import _
from zope import schema
from zope.interface import Interface

PREFIX = "etapalvelu.portal.signin"


class ISettings(Interface):
    idle_minutes = schema.Int(
        title=_("setting_idle_minutes", default="Minutes without a page until a session ends"),
        default=120,
        min=5,
        max=720,
    )
    longest_hours = schema.Int(
        title=_("setting_longest_hours", default="Hours until a session ends in any case"),
        default=12,
        min=1,
        max=24,
    )
    second_factor_roles = schema.Tuple(
        title=_("setting_second_factor_roles", default="Roles that must log in with a code"),
        description=_(
            "setting_second_factor_roles_help",
            default="Ids of roles, for example Coordinator. Everybody may use a code.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=(),
    )
    basic_auth = schema.Bool(
        title=_(
            "setting_basic_auth",
            default="Programs may log in with HTTP basic authentication",
        ),
        required=False,
        default=False,
    )


class IDoor(Interface):
    """Utility: opens a session for somebody whom another feature has recognised."""

    def let_in(request, user_id, came_from=""):
        """Open a session, or ask for the code first; return the address of the next page.

        came_from: where the person wanted to go; addresses outside the portal are not followed.
        """

    def set_cookie(request, name, value, **options):
        """Set a cookie that scripts and other sites do not get."""

    def drop_cookie(request, name):
        """Remove such a cookie."""
