"""Between the right password and the code: a signed cookie for ten minutes, no session."""

from etapalvelu.portal.signin import signing
from etapalvelu.portal.signin import store
from time import time

COOKIE = "login-step"
PURPOSE = "password was right"
SECONDS = 600


def begin(request, user_id):
    """Remember in the browser that the password was right."""
    parts = (str(int(time())), str(store.record(user_id).epoch), user_id)
    value = "~".join((signing.sign(PURPOSE, *parts), *parts))
    signing.set_cookie(request, COOKIE, value, max_age=SECONDS)


def user_id(request):
    """Return whose password was right, None when it was too long ago or never."""
    signature, *parts = request.cookies.get(COOKIE, "").split("~", 3)
    if len(parts) != 3 or not signing.is_signed(signature, PURPOSE, *parts):
        return None
    begun, epoch, found = parts
    if time() - int(begun) > SECONDS or int(epoch) != store.record(found).epoch:
        return None
    return found


def end(request):
    request.response.expireCookie(COOKIE, path=signing.cookie_path(request))
