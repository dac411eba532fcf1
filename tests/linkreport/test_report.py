"""The report of an organisation's texts, and who reads it."""

from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.linkreport import rules
from etapalvelu.portal.linkreport import store
from plone import api
from plone.app.textfield.value import RichTextValue
from tests.lifecycle.conftest import Kit
from zope.component import getUtility

import pytest
import transaction


@pytest.fixture()
def page(server, login):
    login("sari.hakala")
    kela = server.portal["providers"]["kela"]
    api.content.create(kela, "Document", id="hidden", title="Luonnos")
    content = api.content.create(kela, "Document", id="linkit", title="Salainen linkkisivu")
    root = api.portal.get().absolute_url()
    guide = api.content.get_uuid(server.portal["guides"]["premises"])
    content.text = RichTextValue(
        f'<a href="resolveuid/{guide}">ok</a><a href="resolveuid/0000">poissa</a>'
        f'<a href="../resolveuid/{guide}#ei-ole">kohta</a><a href="hidden">luonnos</a>'
        f'<a href="{root}/service-cards?q=x">lista</a>'
        f'<a href="perhe-etuudet/card-fi">ok</a>'
        f'<a href="{root}/nothing-here">x</a>'
        f'<a href="https://muu.example/a">muu</a>'
        f'<a href="../../../../etc">ulos</a><img src="kuva.png"><p>Liite 2</p>',
        "text/html",
        "text/x-html-safe",
    )
    transaction.commit()
    return content


def test_each_fault_is_found_where_it_is(page, server):
    uid = api.content.get_uuid(server.portal["providers"]["kela"])
    with api.env.adopt_roles(["Manager"]):
        store.check(uid)
    own = [r for r in store.report(uid).rows if r.title == "Salainen linkkisivu"]
    found = sorted((row.kind, row.words) for row in own)
    assert found == sorted(
        [
            (rules.BROKEN, "poissa"), (rules.ANCHOR, "kohta"), (rules.UNSEEN, "luonnos"),
            (rules.BROKEN, "x"), (rules.EXTERNAL, "muu"), (rules.EXTERNAL, "ulos"),
            (rules.ALT, ""), (rules.ANNEX, "2"),
        ]
    )  # fmt: skip
    assert own[0].path == "providers/kela/linkit"


def test_writers_read_their_own_report(page, server, client):
    with api.env.adopt_roles(["Manager"]):
        for _twice in range(2):
            getUtility(IJob, "linkreport.check").run(None)
        transaction.commit()
    url = f"{server.url}/providers/kela/text-report"
    kit = Kit(page, page.absolute_url(), client)
    for person in ("sari.hakala", "timo.vainio", "kaisa.rantala"):
        text = kit.session(person).get(url).text
        assert "Salainen linkkisivu" in text and "https://muu.example/a" in text, person
    for person in ("jari.nurmi", "eero.kangas", "hanna.pylkko"):
        answer = kit.session(person).get(url)
        assert answer.status_code in (401, 403) and "Salainen" not in answer.text, person
        kit.post(person, url)
    network = kit.session("kaisa.rantala").get(f"{server.url}/text-report").text
    assert "providers/kela/text-report" in network and "Salainen linkkisivu" not in network
    with api.env.adopt_roles(["Manager"]):
        page.text = RichTextValue("<p>Korjattu.</p>", "text/html", "text/x-html-safe")
        transaction.commit()
    kit.post("sari.hakala", url)
    assert "Salainen linkkisivu" not in kit.session("sari.hakala").get(url).text
