"""The outermost layer of the WSGI pipeline (`profiles/wsgi.ini`): no answer leaves without it."""

from etapalvelu.portal.headers.doorman import METHODS
from etapalvelu.portal.headers.doorman import is_secure
from etapalvelu.portal.headers.doorman import known_hosts
from etapalvelu.portal.headers.doorman import refusal
from etapalvelu.portal.headers.rules import completed
from http import HTTPStatus
from zExceptions import HTTPException

import logging
import os

logger = logging.getLogger(__name__)

# The frame of the portal cannot be used here: the request belongs to no site.
SENTENCES = {
    400: ("Pyyntöä ei ymmärretty.", "Begäran förstods inte.", "Bad request."),
    404: ("Sivua ei löytynyt.", "Sidan hittades inte.", "The page was not found."),
    500: ("Jokin meni vikaan.", "Något gick fel.", "Something went wrong."),
}
PAGE = (
    '<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>{0}</title></head><body>'
    '<main><h1>{0}</h1><p lang="sv">{1}</p><p lang="en">{2}</p></main></body></html>'
)


class Headers:
    """Completes the headers of every answer and answers itself where Zope would tell too much."""

    def __init__(self, application, hosts):
        self.application = application
        self.hosts = hosts

    def __call__(self, environ, start_response):
        secure, path = is_secure(environ), environ.get("PATH_INFO", "")

        def start(status, headers, exc_info=None):
            return start_response(status, completed(headers, secure, path), exc_info)

        body = self._answer(environ, start)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        # Zope answers a failing HEAD with the page of the error: the next answer would be lost.
        if hasattr(body, "close"):
            body.close()
        return []

    def _answer(self, environ, start):
        refused = refusal(environ, self.hosts)
        if refused:
            status, reason = refused
            logger.info("Refused: %s (%r)", reason, environ.get("HTTP_HOST"))
            return plain(status, start)
        try:
            return self.application(environ, start)
        except HTTPException as exception:
            if exception.getStatus() < HTTPStatus.BAD_REQUEST:
                return exception(environ, start)
            return plain(exception.getStatus(), start, getattr(exception, "headers", {}))
        except Exception:
            logger.exception("No page could be made of an error")
            return plain(500, start)


def plain(status, start, headers=()):
    """Answer with a page that tells nothing but the kind of problem."""
    sentences = SENTENCES.get(status) or SENTENCES[400 if status < 500 else 500]
    body = PAGE.format(*sentences).encode("utf-8")
    extra = [
        (name, value) for name, value in dict(headers).items() if name.lower() == "www-authenticate"
    ]
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        extra.append(("Allow", ", ".join(METHODS)))
    start(
        f"{status} {HTTPStatus(status).phrase}",
        [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body))), *extra],
    )
    return [body]


def make_filter(application, global_configuration=None):
    """Factory for PasteDeploy (paste.filter_app_factory)."""
    return Headers(application, known_hosts(os.environ))
