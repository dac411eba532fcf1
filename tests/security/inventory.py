"""Everything that can be published: browser views, REST services and old-style methods."""

from pathlib import Path
from zope.component import getGlobalSiteManager
from zope.publisher.interfaces.http import IHTTPRequest

import re

REST_SERVICE = re.compile(r"^(GET|POST|PATCH|PUT|DELETE)_application_json_(@[\w.-]*)$")

# Reachable without a view: methods of tools and content, feeds, traversal namespaces.
OLD_DOORS = (Path(__file__).parent / "old_doors.txt").read_text().split()


def registered():
    """Yield the adapter registrations of all registries; test layers stack them."""
    registries, seen = [getGlobalSiteManager()], set()
    while registries:
        registry = registries.pop()
        if registry not in seen:
            seen.add(registry)
            registries += registry.__bases__
            yield from registry.registeredAdapters()


def browser_views(contexts):
    """Yield (context name, view name) for every named view that a context has."""
    registrations = [
        registration
        for registration in registered()
        if registration.name
        and len(registration.required) == 2
        and registration.required[1].extends(IHTTPRequest, strict=False)
        and not REST_SERVICE.match(registration.name)
        and not re.match(r"^[A-Z]+_", registration.name)
    ]
    for context_name, context in contexts.items():
        found = {
            registration.name
            for registration in registrations
            if registration.required[0].providedBy(context)
        }
        for name in sorted(found):
            yield context_name, name


def is_own(registration):
    """Tell whether this package made a registration."""
    return "etapalvelu/portal" in getattr(registration.info, "file", "")


def own_views():
    """Return (name, interface of the context) of the views that this package registers."""
    return sorted(
        {
            (registration.name, registration.required[0].__name__)
            for registration in registered()
            if registration.name
            and len(registration.required) == 2
            and registration.required[1].extends(IHTTPRequest, strict=False)
            and is_own(registration)
        }
    )


def rest_services(method="GET"):
    """Return the names of the REST services for a method, for example "@types"."""
    return sorted(
        {
            match.group(2)
            for registration in registered()
            if (match := REST_SERVICE.match(registration.name or ""))
            and match.group(1) == method
            and match.group(2) != "@"
        }
    )
