"""One identifier for all that a request leaves behind: logs, audit records, the answer's header."""

from uuid import uuid4

import re

HEADER = "X-Request-ID"
_KEY = "etapalvelu.portal.request_id"
_WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}\Z")


def request_id(request):
    """Return the identifier of a Zope request: from its X-Request-ID when that is well-formed."""
    return identify(request.environ)


def identify(environ):
    """Return the identifier of a WSGI environment, which remembers it."""
    if _KEY not in environ:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        environ[_KEY] = given if _WELL_FORMED.match(given) else uuid4().hex
    return environ[_KEY]
