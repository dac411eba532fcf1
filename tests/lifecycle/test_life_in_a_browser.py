"""The pages of a text's life: accessible, and as wide as the window, at both widths."""

from plone import api
from plone.app.textfield.value import RichTextValue

import pytest
import transaction

pytestmark = pytest.mark.browser
KELA = "providers/kela"
CARD = f"{KELA}/perhe-etuudet/card-fi"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture()
def lives(server, login):
    """A changed card with a working copy, a withdrawn page, a deleted one, faults in texts."""
    portal = server.portal
    login("sari.hakala")
    kela = portal.unrestrictedTraverse(KELA)
    card = portal.unrestrictedTraverse(CARD)
    faults = '<a href="https://pitka.example/' + "a" * 300 + '">muualle</a><img src="x">'
    card.what = RichTextValue("<p>Varaa 45 minuuttia.</p>", "text/html", "text/x-html-safe")
    bad = api.content.create(kela, "Document", id="bad", title="Linkkejä")
    bad.text = RichTextValue(faults, "text/html", "text/x-html-safe")
    portal.portal_repository.save(card, comment="Aika piteni")
    for id_ in ("old", "gone"):
        api.content.create(kela, "Document", id=id_, title=f"Vanha ohje {'pitkä' * 30}")
        api.content.transition(kela[id_], "submit")
    login("timo.vainio")
    api.content.transition(kela["old"], "publish")
    kela["old"].successor = api.content.get_uuid(card)
    api.content.transition(kela["old"], "archive", comment="Laki muuttui.")
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(kela["gone"])
    transaction.commit()


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_are_accessible_and_fit(lives, page, axe, server, width):
    def look(tab, path, status=200):
        answer = tab.goto(f"{server.url}/{path}")
        assert answer.status == status, path
        assert len(answer.body()) <= 60 * 1024, path
        check(tab, path)

    def check(tab, path):
        assert tab.evaluate(WIDE) <= 0, f"{path} is too wide"
        axe(tab)

    reader, author = page("hanna.pylkko", width=width), page("sari.hakala", width=width)
    manager = page("timo.vainio", width=width)
    look(reader, f"{KELA}/old", 410)
    reader.get_by_role("link", name="Lapsiperheen etuudet").click()
    look(author, f"{KELA}/old")
    look(author, f"{CARD}/@@change-history")
    author.get_by_role("link", name="Näytä").first.click()
    assert author.locator("main ins").count()
    check(author, "compare")
    look(author, f"{CARD}/@@change-state?transition=archive")
    author.get_by_label("Korvaavan sivun osoite").fill("https://muu.example/")
    author.get_by_role("button", name="Poista käytöstä").click()
    assert author.locator("#successor-error").count() and author.locator("#comment-error").count()
    check(author, "change-state")
    look(author, f"{CARD}/@@content-checkout")
    author.get_by_role("button", name="Tee työkopio").click()
    author.wait_for_selector("#working-copy")
    check(author, "working copy")
    author.get_by_role("link", name="Ota kopio käyttöön").click()
    check(author, "content-checkin")
    author.get_by_role("button", name="Ota kopio käyttöön").click()
    assert author.locator("#note-error").count()
    look(author, CARD)
    look(author, f"{KELA}/text-report")
    author.get_by_role("button", name="Lue tekstit uudelleen").click()
    author.wait_for_selector("#finding-alt")
    check(author, "text-report")
    look(manager, "recycle-bin")
    manager.get_by_role("button", name="Palauta Vanha ohje").click()
    manager.wait_for_selector(".alert")
    assert "palautettu paikalleen" in manager.locator("main").inner_text()
    look(manager, "my-work?state=check")
