"""Refuses a far too large request before a byte of it is read into memory."""

from etapalvelu.portal import _
from etapalvelu.portal.uploads.rules import MAX_FILE
from etapalvelu.portal.uploads.rules import MAX_REQUEST
from etapalvelu.portal.uploads.rules import MB
from Products.Five import BrowserView
from zExceptions import HTTPException
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubStart

import json

SENTENCE = _(
    "error_request_too_big",
    default="The file is too large: the limit is ${limit} MB. Nothing was saved.",
    mapping={"limit": str(MAX_FILE // MB)},
)
BACK = _("link_back_to_form", default="Go back to the form and choose a smaller file.")
LANGUAGES = ("fi", "sv", "en")
PAGE = (
    '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{sentence}</title>'
    "</head><body><main><h1>{sentence}</h1><p>{back}</p></main></body></html>"
)


class TooLarge(HTTPException):
    """The request announces more than the portal ever takes."""


@adapter(IPubStart)
def refuse_too_large(event):
    """Look at the announced length only; chunked requests announce none and are cut by Zope."""
    length = event.request.environ.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > MAX_REQUEST:
        # An exception in this event would break the publisher; reading is its next step.
        event.request.processInputs = _refuse


def _refuse():
    raise TooLarge


class TooLargeView(BrowserView):
    """413 Content Too Large (RFC 9110, 15.5.14) in the language of the reader's cookie."""

    def __call__(self):
        request = self.request
        # Locked, because the publisher sets 500 for exceptions that it does not know.
        request.response.setStatus(413, lock=True)
        language = request.cookies.get("I18N_LANGUAGE", "").strip('"')
        language = language if language in LANGUAGES else LANGUAGES[0]
        sentence = translate(SENTENCE, target_language=language)
        if "json" in (request.getHeader("Accept") or ""):
            request.response.setHeader("Content-Type", "application/json")
            return json.dumps({"type": "TooLarge", "message": sentence}, ensure_ascii=False)
        request.response.setHeader("Content-Type", "text/html; charset=utf-8")
        back = translate(BACK, target_language=language)
        return PAGE.format(language=language, sentence=sentence, back=back)
