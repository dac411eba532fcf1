"""Our views win over Plone's of the same name.

Test layers put our registrations into a registry above Plone's, where they win in any case; in a
running portal both are in one, and the more specific context wins before the layer is looked at.
"""

from tests.security.inventory import is_own
from tests.security.inventory import registered
from zope.publisher.interfaces.http import IHTTPRequest


def views():
    return [
        registration
        for registration in registered()
        # index.html answers exceptions: a more specific one of another package is another answer
        if registration.name not in ("", "index.html")
        and len(registration.required) == 2
        and registration.required[1].extends(IHTTPRequest, strict=False)
    ]


def test_no_view_of_plone_is_more_specific_than_ours(functional_portal):
    everything = views()
    own = [view for view in everything if is_own(view)]
    assert len(own) > 40, "the inventory is broken"
    contexts = {}
    for view in own:
        contexts.setdefault(view.name, []).append(view.required[0])
    beaten = [
        f"{other.name} for {other.required[0].__name__}"
        for other in everything
        if not is_own(other) and other.name in contexts
        for ours in contexts[other.name]
        if other.required[0].extends(ours)
        and not any(mine.extends(other.required[0], strict=False) for mine in contexts[other.name])
    ]
    assert beaten == []
