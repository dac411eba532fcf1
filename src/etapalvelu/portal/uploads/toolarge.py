"""Refuses a far too large request before a byte of it is read into memory."""

from etapalvelu.portal import _
from etapalvelu.portal.uploads.rules import MAX_FILE
from etapalvelu.portal.uploads.rules import MAX_REQUEST
from etapalvelu.portal.uploads.rules import MB
from http.cookies import CookieError
from http.cookies import SimpleCookie
from zExceptions import HTTPException
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubStart

SENTENCE = _(
    "error_request_too_big",
    default="The file is too large: the limit is ${limit} MB. Nothing was saved.",
    mapping={"limit": str(MAX_FILE // MB)},
)
BACK = _("link_back_to_form", default="Go back to the form and choose a smaller file.")


class TooLarge(HTTPException):
    """413 Content Too Large (RFC 9110, 15.5.14)."""

    errmsg = "Content Too Large"
    status = 413


@adapter(IPubStart)
def refuse_too_large(event):
    """Look at the announced length only; chunked requests announce none and are cut by Zope."""
    length = event.request.environ.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > MAX_REQUEST:
        raise _refusal(event.request.environ)


def _refusal(environ):
    language = _language(environ)
    sentence = translate(SENTENCE, target_language=language)
    back = translate(BACK, target_language=language)
    refusal = TooLarge(sentence)
    refusal.setStatus(413)
    if "json" in environ.get("HTTP_ACCEPT", ""):
        refusal.setHeader("content-type", "application/json")
        refusal.setBody(f'{{"type": "TooLarge", "message": "{sentence}"}}')
    else:
        refusal.setHeader("content-type", "text/html; charset=utf-8")
        refusal.setBody(
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
            f"<title>{sentence}</title></head><body><main><h1>{sentence}</h1>"
            f"<p>{back}</p></main></body></html>"
        )
    return refusal


def _language(environ):
    try:
        cookie = SimpleCookie(environ.get("HTTP_COOKIE", "")).get("I18N_LANGUAGE")
    except CookieError:
        cookie = None
    value = cookie.value.strip('"') if cookie else ""
    return value if value in ("fi", "sv", "en") else "fi"
