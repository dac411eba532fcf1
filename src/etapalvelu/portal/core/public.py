"""The short list of what anonymous visitors may reach (design section 3)."""

# Views of the site root that work without a login.
PUBLIC_VIEWS = frozenset(
    {
        "login",
        "login-code",
        # REST; others than the right credentials get no further than its answer
        "POST_application_json_@login",
        # missing pages while single sign-on is off
        "sso-login",
        "sso-callback",
        "login-help",
        "failsafe_login",
        "logout",
        "logged-out",
        "mail_password",
        "mail_password_form",
        "passwordreset",
        "pwreset_finish",
        "request-account",
        "accept-invitation",
        "accessibility-statement",
        "privacy-notice",
        "health",
        # hours and services of an active point, also within the pages of municipalities
        "point-info",
        # stops mail; the signature in the address is the right to it (RFC 8058)
        "unsubscribe",
        # a calendar; the secret in the address is the right to it
        "communications.ics",
        "set-language",
        "robots.txt",
        "favicon.ico",
    }
)
# Plone's cookie plugin publishes it below the user folder; it only redirects to the login page.
LOGIN_REDIRECT = "require_login"
# Traversal namespaces that serve files of the installed packages and no content.
STATIC_NAMESPACES = ("++resource++", "++plone++", "++webresource++")


def is_public(steps, view_name, on_site_root):
    """Tell whether an anonymous request may be published.

    steps: names traversed below the site root, in order; view_name: name of the published view
    without "@@", or None; on_site_root: whether that view's context is the site root.
    """
    if steps and steps[0].startswith(STATIC_NAMESPACES):
        return True
    if view_name == LOGIN_REDIRECT:
        return True
    return on_site_root and view_name in PUBLIC_VIEWS
