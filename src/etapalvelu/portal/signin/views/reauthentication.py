"""Asks a logged-in person for the password again before the locks are changed."""

from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Field
from plone import api


def password_field():
    return Field(
        "current_password",
        _("label_current_password", default="Your password"),
        kind="password",
        autocomplete="current-password",
    )


def problem(password):
    """Return the sentence that refuses the password, None when it is right.

    Wrong ones count like those at the login page.
    """
    user = api.user.get_current()
    acl_users = api.portal.get_tool("acl_users")
    credentials = {"login": user.getUserName(), "password": password}
    if acl_users.source_users.authenticateCredentials(credentials):
        return None
    return _("error_password_wrong", default="The password is not right.")
