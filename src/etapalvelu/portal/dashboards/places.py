"""Tiles of where the reader belongs and where he often goes."""

from etapalvelu.portal import _
from etapalvelu.portal.access import rules
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.access.titles import role_names
from etapalvelu.portal.feedback import store as feedback

# Expert is a role without a view of the organisation's people.
SEES_PEOPLE = frozenset(rules.ROLES) - {"Expert"}
SEES_READING = frozenset(rules.MANAGER_ROLES)
OWNERS = frozenset(feedback.OWNERS)

_CARDS = ("service-cards", _("nav_service_cards", default="Service cards"))
_SERVICES = ("services", _("nav_services", default="Services"))
_POINTS = ("points", _("nav_points", default="Service points"))
_CONTACTS = ("contacts", _("nav_contacts", default="Contacts"))
_GUIDES = ("guides", _("nav_guides", default="Guides"))
_TRAINING = ("training", _("nav_training", default="Training"))
_MATERIALS = ("materials", _("nav_materials", default="Materials"))
_PLANS = ("communication-plans", _("nav_plans", default="Communication plans"))
_SPACES = ("space-guidelines", _("nav_space_guidelines", default="Space guidelines"))
_PROVIDERS = ("providers", _("nav_providers", default="Service providers"))

SHORTCUTS = {
    "Adviser": (_CARDS, _SERVICES, _CONTACTS),
    "PointManager": (_CARDS, _SPACES, _CONTACTS),
    "Expert": (_POINTS, _CARDS, _TRAINING),
    "ProviderEditor": (_CARDS, _TRAINING, _MATERIALS),
    "ProviderManager": (_SERVICES, _CARDS, _POINTS),
    "Communicator": (_MATERIALS, _PLANS, _GUIDES),
    "Coordinator": (_POINTS, _PROVIDERS, _PLANS),
    "Auditor": (_POINTS, _PROVIDERS, _SERVICES),
}

WRITES = frozenset(
    {"PointManager", "ProviderManager", "ProviderEditor", "Communicator", "Coordinator"}
)


def organisations(desk):
    """Return the reader's organisations with his roles and the page of their people."""
    rows = []
    for brain in desk.organisations:
        held = [m.role for m in desk.memberships if m.organisation_uid == brain.UID]
        url = brain.getURL()
        rows.append(
            {
                "name": desk.name(brain),
                "url": url,
                "roles": role_names(role for role in ROLE_TITLES if role in held),
                "people": f"{url}/people" if SEES_PEOPLE.intersection(held) else None,
                "reading": f"{url}/reading-status" if SEES_READING.intersection(held) else None,
                "texts": f"{url}/text-report" if WRITES.intersection(held) else None,
                "feedback": f"{url}/content-feedback" if OWNERS.intersection(held) else None,
            }
        )
    return rows


def shortcuts(desk):
    """Return (address, title) of the pages that the reader's roles need most."""
    wanted = dict.fromkeys(
        link for role in SHORTCUTS if role in desk.roles for link in SHORTCUTS[role]
    )
    return [(f"{desk.portal_url}/{path}", title) for path, title in wanted]
