"""Which counters an attempt goes to: per login and address or device, per login, per address."""

from etapalvelu.portal.signin import counters
from etapalvelu.portal.signin import devices
from etapalvelu.portal.signin import rules
from etapalvelu.portal.signin import trail
from etapalvelu.portal.signin import visits
from zope.globalrequest import getRequest

LOGIN = "login"
CODE = "code"


def wait(kind, login):
    """Return how many seconds the visitor has to wait before the next attempt for a login."""
    return counters.wait(*_limits(kind, login))


def failed(kind, login):
    """Count a failed attempt."""
    if kind == LOGIN:
        trail.failed(login)
    begun = counters.failed(_limits(kind, login))
    if begun:
        trail.locked(login, {key[0] for key in begun})


def succeeded(kind, login):
    """Forget the visitor's failures for a login; what others did to it stays counted."""
    counters.forget(next(iter(_limits(kind, login))))


def letter_allowed(login):
    """Count a wish for a password letter; False when there were too many."""
    address = visits.address(getRequest())
    limits = {
        ("letters to account", login.lower()): rules.LETTERS_TO_ACCOUNT,
        ("letters from address", address): rules.LETTERS_FROM_ADDRESS,
    }
    if counters.wait(*limits):
        return False
    counters.failed(limits)
    return True


def _limits(kind, login):
    login = login.lower()
    request = getRequest()
    device = devices.known(request, login)
    if device:
        # A known device answers only for itself: neither strangers nor colleagues lock it out.
        return {(f"{kind}, device", login, device): rules.PAIR}
    address = visits.address(request)
    return {
        (f"{kind}, address and account", login, address): rules.PAIR,
        (f"{kind}, account", login): rules.ACCOUNT,
        ("address", address): rules.ADDRESS,
    }
