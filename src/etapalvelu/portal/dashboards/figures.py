"""Tile of the network in numbers, for those who look after it."""

from collections import Counter
from etapalvelu.portal import _

COUNTED = (
    ("ServicePoint", "points", _("figure_points", default="service points in use")),
    ("ServiceProvider", "providers", _("figure_providers", default="service providers")),
    ("Service", "services", _("figure_services", default="services in use")),
    ("ServiceCard", "service-cards", _("figure_cards", default="published service cards")),
)
LIVE = ["active", "published"]


def network(desk):
    """Return the numbers as rows: count, label, address; nothing for other roles."""
    if not (desk.oversees or "Auditor" in desk.roles):
        return []
    types = [type_id for type_id, _path, _label in COUNTED]
    found = desk.find(portal_type=types, review_state=LIVE)
    counts = Counter(brain.portal_type for brain in found)
    return [
        {"count": counts[type_id], "label": label, "url": f"{desk.portal_url}/{path}"}
        for type_id, path, label in COUNTED
    ]
