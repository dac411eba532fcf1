"""Public statements in three languages."""

from html import unescape
from pathlib import Path

import etapalvelu.portal.statements as statements
import pytest
import re
import transaction

TEXTS = Path(statements.__file__).parent / "texts"
PAGES = ("accessibility-statement", "privacy-notice")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("language", "word"),
    [("fi", "selost"), ("sv", "utlåt|Dataskydd"), ("en", "statement|notice")],
)
def test_strangers_read_it_in_their_language(server, client, page, language, word):
    session = client()
    session.cookies.set("I18N_LANGUAGE", language)
    answer = session.get(f"{server.url}/{page}", timeout=60)
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text
    assert re.search(word, unescape(answer.text))
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("name", ["accessibility", "privacy"])
def test_the_languages_have_the_same_parts(name):
    shapes = {
        language: re.findall("<(h2|li)>", (TEXTS / f"{name}.{language}.html").read_text("utf-8"))
        for language in ("fi", "sv", "en")
    }
    assert shapes["fi"] == shapes["sv"] == shapes["en"]


def test_the_notice_shows_the_retention_table_that_the_job_uses(server, client):
    from etapalvelu.portal.privacy import store

    rows = [
        row._replace(days=123, ground="Valtion oma peruste") if row.kind == "invitations" else row
        for row in store.table()
    ]
    store.save(rows)
    transaction.commit()
    text = unescape(client().get(f"{server.url}/privacy-notice", timeout=60).text)
    text = " ".join(text.split())
    assert "123 päivää kutsun päättymisestä" in text
    assert "Valtion oma peruste" in text
    assert "90 päivää vastauksesta" in text
    assert "retention table" not in text
    for kind in store.kinds().values():
        assert kind.title.default not in text, "in the reader's language"


def test_the_life_of_an_invitation_is_that_of_the_code():
    from etapalvelu.portal.access import requestrules as rules

    text = (TEXTS / "privacy.fi.html").read_text("utf-8")
    assert f"{rules.INVITATION_LIFE.days} päivää" in text
