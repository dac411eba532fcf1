"""Marketing material: variants as one, downloads counted, pictures described."""

from datetime import date
from etapalvelu.portal.marketing import downloads
from etapalvelu.portal.marketing.schema import IMarketingTemplate
from html import unescape
from plone import api
from types import SimpleNamespace
from zope.component import getUtility
from zope.interface import Invalid
from zope.schema.interfaces import IVocabularyFactory

import pytest
import threading
import transaction

OWNER = "organisations/lupa-ja-valvontavirasto"


def test_variants_are_shown_as_one(client, server):
    leena = client("leena.moilanen")
    listed = unescape(leena.get(f"{server.url}/materials", timeout=60).text)
    assert "Tervetuloa etäpalveluun (A3)" in listed and "Väggtavla" not in listed
    assert "muunnelmia 1" in listed
    # What is looked for is found, also a variant.
    for query in ("language=sv", "q=väggtavla", "format=ODT&language=sv"):
        found = leena.get(f"{server.url}/materials?{query}", timeout=60)
        assert "Väggtavla" in unescape(found.text), query
    assert "Väggtavla" not in unescape(
        leena.get(f"{server.url}/materials?format=PDF", timeout=60).text
    )
    for name, other in (("wall-sheet", "wall-sheet-sv"), ("wall-sheet-sv", "wall-sheet")):
        page = leena.get(f"{server.url}/{OWNER}/{name}", timeout=60)
        assert f'/{OWNER}/{other}"' in page.text


def test_unseen_variant_is_told_to_nobody(client, server):
    variant = server.portal.restrictedTraverse(f"{OWNER}/wall-sheet-sv")
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(variant, to_state="draft")
    transaction.commit()
    leena = client("leena.moilanen")
    listed = unescape(leena.get(f"{server.url}/materials", timeout=60).text)
    assert "muunnelmia" not in listed
    page = leena.get(f"{server.url}/{OWNER}/wall-sheet", timeout=60)
    assert "wall-sheet-sv" not in page.text


def test_each_download_counts_also_two_at_once(client, server):
    address = f"{server.url}/{OWNER}/wall-sheet"
    uid = api.content.get_uuid(server.portal.restrictedTraverse(f"{OWNER}/wall-sheet"))
    people = [client("leena.moilanen"), client("aino.lahti")]

    def take(session):
        for _each in range(3):
            answer = session.get(f"{address}/download-material", timeout=60)
            assert answer.headers["Content-Disposition"].startswith("attachment")

    threads = [threading.Thread(target=take, args=(session,)) for session in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert client().get(f"{address}/download-material", timeout=60).url.count("/login")
    assert "6 tässä kuussa, 6 yhteensä" in people[0].get(address, timeout=60).text
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        server.portal.restrictedTraverse(OWNER).manage_delObjects(["wall-sheet"])
    transaction.commit()
    assert downloads.counted([uid], date.today()) == (0, 0)


def test_counts_are_kept_by_month(portal):
    downloads.count("x", date(2026, 10, 31))
    downloads.count("x", date(2026, 11, 1))
    downloads.count("x", date(2026, 11, 30))
    assert downloads.counted(["x"], date(2026, 11, 2)) == (2, 3)


def test_picture_needs_words(portal):
    described = SimpleNamespace(preview=object(), alt_text="Juliste")
    IMarketingTemplate.validateInvariants(described)
    with pytest.raises(Invalid):
        IMarketingTemplate.validateInvariants(SimpleNamespace(preview=object(), alt_text=" "))


def test_no_template_is_a_variant_of_itself_or_of_a_variant(portal, login):
    login("jenni.salmela")
    main = portal.restrictedTraverse(f"{OWNER}/wall-sheet")
    offered = getUtility(IVocabularyFactory, "etapalvelu.portal.MainMaterials")(main)
    titles = [term.title for term in offered]
    assert titles and main.title not in titles and "Väggtavla" not in str(titles)
