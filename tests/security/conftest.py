"""Data that could leak, and the places where a crawler looks."""

from plone import api
from tests.security.secret import SECRET_DRAFT
from tests.security.secret import SECRET_LINK
from tests.security.secret import SECRET_PLAN
from tests.security.secret import SECRET_POINT
from types import SimpleNamespace

import pytest
import transaction


@pytest.fixture()
def secrets(functional_portal):
    """Another organisation's draft card, a plan, a point in preparation, and a meeting link."""
    portal = functional_portal
    with api.env.adopt_roles(["Manager"]):
        service = api.content.create(portal["providers"]["kela"], "Service", title="Palvelu")
        card = api.content.create(
            service, "ServiceCard", id="card-se", title=SECRET_DRAFT, language="se"
        )
        plan = api.content.create(
            portal["points"]["mikkeli"], "CommunicationPlan", id="suunnitelma", title=SECRET_PLAN
        )
        point = api.content.create(
            portal["points"],
            "ServicePoint",
            id="salainen",
            title=SECRET_POINT,
            municipality="091",
            street_address="Salakatu 1",
            postal_code="00100",
            post_office="Helsinki",
        )
        portal["points"]["mikkeli"].meeting_links = [
            {"label": "Vakiolinkki", "url": SECRET_LINK, "provider": None}
        ]
    transaction.commit()
    return SimpleNamespace(card=card, plan=plan, point=point, service=service)
