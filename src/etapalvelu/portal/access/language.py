"""The reader's language follows the profile from one computer to another."""

from etapalvelu.portal.interfaces import IEtapalveluLayer
from plone import api
from zope.globalrequest import getRequest

_COOKIE = "I18N_LANGUAGE"


def remember(request, language):
    """Set the language cookie, in which Plone looks, when the portal speaks the language."""
    if language in api.portal.get_tool("portal_languages").getSupportedLanguages():
        request.response.setCookie(_COOKIE, language, path="/", same_site="Lax")


def logged_in(user, event):
    """Subscriber: at login the profile's language wins over what the computer had."""
    request = getRequest()
    if IEtapalveluLayer.providedBy(request):
        remember(request, user.getProperty("language", ""))
