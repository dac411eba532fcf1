"""The reader's own choice of language, kept in Plone's language cookie."""

from plone import api
from Products.Five import BrowserView
from zExceptions import BadRequest
from zExceptions import MethodNotAllowed

COOKIE = "I18N_LANGUAGE"
COOKIE_SECONDS = 365 * 24 * 3600
# Languages are named in themselves, so that a reader recognises his own.
NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


class SetLanguage(BrowserView):
    """Takes `language` by POST and returns the reader to the page in `came_from`."""

    def __call__(self):
        if self.request.method != "POST":
            raise MethodNotAllowed("POST only")
        language = self.request.form.get("language")
        if language not in api.portal.get_tool("portal_languages").getSupportedLanguages():
            raise BadRequest("Unknown language")
        self.request.response.setCookie(
            COOKIE, language, path="/", max_age=COOKIE_SECONDS, same_site="Lax", http_only=True
        )
        self.request.response.redirect(self._target(), status=303)
        return ""

    def _target(self):
        target = self.request.form.get("came_from", "")
        if target and api.portal.get_tool("portal_url").isURLInPortal(target):
            return target
        return self.context.absolute_url()
