"""People and records whose retention time has ended, and some whose has not."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import records
from etapalvelu.portal.access import requeststore
from etapalvelu.portal.access import store
from plone import api
from types import SimpleNamespace

import pytest
import transaction

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def ask(organisation, email, name="Pyytäjä Päivänsäde", **facts):
    """Store an account request and return it."""
    facts = {"phone": "", "message": "", "language": "fi", "role": "Adviser"} | facts
    uid = api.content.get_uuid(organisation)
    assert requeststore.add(name=name, email=email, organisation=uid, **facts)
    return next(r for r in requeststore.waiting([uid]) if r.email == email)


def leave(organisation, name, email, days):
    """Make a person whose last membership ended some days ago; return the user id."""
    user_id = accounts.create(name, email, "kolme-pitkaa-sanaa", phone="+358 00 123 4567")
    store.add_membership(user_id, organisation, "Adviser")
    store.end_membership(user_id, organisation, "Adviser")
    records.former()[user_id] = NOW - days * DAY
    return user_id


@pytest.fixture()
def past(functional_portal, login):
    """Data older and younger than the default retention times, committed."""
    login("kaisa.rantala")
    kuhmo = functional_portal["points"]["kuhmo"]
    for days in (180, 179):
        ask(kuhmo, f"odottaa{days}@kuhmo.example").created = NOW - days * DAY
    for days in (90, 89):
        found = ask(kuhmo, f"vastattu{days}@kuhmo.example")
        requeststore.decline(found, "Ei meillä")
        found.handled = NOW - days * DAY
    token = invitationstore.invite(kuhmo, ["Adviser"], "Kutsuttu", "kutsu@kuhmo.example")
    invitationstore.find(token).expires = NOW - 90 * DAY
    gone = leave(kuhmo, "Lähtenyt Henkilö", "lahtenyt@kuhmo.example", 180)
    fresh = leave(kuhmo, "Äskeinen Henkilö", "askeinen@kuhmo.example", 170)
    transaction.commit()
    return SimpleNamespace(kuhmo=kuhmo, gone=gone, fresh=fresh)
