"""The cookie of devices on which a person has logged in (OWASP "device cookies").

Attempts from such a device are counted apart, so that strangers cannot lock its owner out. The
cookie opens nothing by itself. One browser keeps some, because people of a point share machines.
"""

from etapalvelu.portal.signin import signing
from secrets import token_hex

COOKIE = "known-device"
PURPOSE = "device"
DAYS = 180
MOST = 6


def known(request, login):
    """Return the id of the device for a login, None on a device that is new to that person."""
    for part in _parts(request):
        id_, _separator, signature = part.partition(".")
        if signing.is_signed(signature, PURPOSE, login.lower(), id_):
            return id_
    return None


def remember(request, login):
    """Put the mark of a login into the browser's cookie."""
    if known(request, login):
        return
    id_ = token_hex(12)
    mark = f"{id_}.{signing.sign(PURPOSE, login.lower(), id_)}"
    signing.set_cookie(
        request, COOKIE, "~".join([mark, *_parts(request)][:MOST]), max_age=DAYS * 86400
    )


def _parts(request):
    value = request.cookies.get(COOKIE, "") if request is not None else ""
    return [part for part in value.split("~")[:MOST] if part]
