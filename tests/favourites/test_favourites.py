"""The star, and where it is found again."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.favourites import store
from etapalvelu.portal.favourites.personaldata import Favourites
from html import unescape
from plone import api
from tests.notifications.conftest import send  # noqa: F401

import pytest
import transaction

CARD = "providers/kela/asumistuki/card-fi"
DRAFT = "providers/kela/opintotuki/card-fi"


@pytest.mark.slow
def test_a_star_is_set_found_and_taken_away(server, client, send):  # noqa: F811
    aino = client("aino.lahti")
    star = f"{CARD}/set-favourite"
    for _ in range(2):
        answer = send(aino, star, {"star": "on"}, page=CARD)
        assert 'aria-pressed="true"' in answer.text
    for path in ("", "favourites"):
        page = unescape(aino.get(f"{server.url}/{path}", timeout=60).text)
        assert f'href="{server.url}/{CARD}"' in page
    assert f"/{CARD}" not in client("eero.kangas").get(f"{server.url}/favourites", timeout=60).text
    answer = send(aino, f"{DRAFT}/set-favourite", {"star": "on"}, page=CARD)
    assert answer.status_code in (401, 403)
    # What cannot be viewed any more is not shown.
    transaction.begin()
    uid = api.content.get_uuid(server.portal.unrestrictedTraverse(DRAFT))
    store.add("aino.lahti", uid, datetime.now(UTC))
    transaction.commit()
    assert DRAFT not in aino.get(f"{server.url}/favourites", timeout=60).text
    send(aino, star, {"star": "off", "back": "favourites"}, page=CARD)
    transaction.begin()
    assert [row["content"] for row in Favourites().of_person("aino.lahti")] == [uid]


def test_there_is_an_end_to_stars(portal):
    for number in range(store.MOST):
        assert store.add("aino.lahti", str(number), datetime.now(UTC))
    assert not store.add("aino.lahti", "more", datetime.now(UTC))
    store.forget("aino.lahti")
    assert store.of_person("aino.lahti") == {}
