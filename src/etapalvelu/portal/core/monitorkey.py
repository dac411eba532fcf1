"""The token by which a monitor is known: "Authorization: Bearer …"."""

from hmac import compare_digest

import os

# In the environment of each Zope process; without it no token opens anything.
VARIABLE = "PORTAL_MONITOR_TOKEN"
SHORTEST = 20
VIEWS = frozenset({"health-details", "metrics"})


def fits(request):
    """Tell whether a request carries the monitor's token."""
    wanted = os.environ.get(VARIABLE, "")
    scheme, _space, given = (request._auth or "").partition(" ")
    known = scheme.lower() == "bearer" and len(wanted) >= SHORTEST
    return known and compare_digest(given.strip().encode(), wanted.encode())


def opens(request, view_name):
    """Tell whether the token opens a view of the site root to a visitor without account."""
    return view_name in VIEWS and fits(request)
