"""Members' pages: not in any cache, parsed only where a token is missing, and still protected."""

import re

CARD = "/providers/verohallinto/esitaytetty-veroilmoitus/card-fi"


def test_pages_of_members_are_kept_out_of_caches(client, server):
    session = client("aino.lahti")
    for path in ("", "/points", CARD, "/@@search?SearchableText=vero"):
        answer = session.get(server.url + path)
        assert answer.headers["Cache-Control"] == "private, no-store", path
    answer = session.get(server.url + CARD, headers={"Accept": "application/json"})
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_style_sheets_stay_in_caches(client, server):
    answer = client("aino.lahti").get(f"{server.url}/++resource++plone-logo.svg")
    assert answer.status_code == 200
    assert "no-store" not in answer.headers.get("Cache-Control", "")


def test_filter_forms_get_no_token_into_their_addresses(client, server):
    page = client("aino.lahti").get(f"{server.url}/points").text
    filters = page[page.index("filter-bar") :].partition("</form>")[0]
    assert "_authenticator" not in filters
    assert "protect.js" not in page
    assert "&#228;" not in page


def test_every_posting_form_has_a_token(client, server):
    session = client("aino.lahti")
    for path in ("", "/points", CARD, "/@@change-password", "/questions"):
        page = session.get(server.url + path).text
        for form in page.split("<form")[1:]:
            form = form.partition("</form>")[0]
            if 'method="post"' in form.lower():
                assert 'name="_authenticator"' in form, path


def test_a_form_of_another_site_changes_nothing(client, server):
    session = client("kaisa.rantala")
    address = f"{server.url}{CARD}/edit"
    hidden = re.findall(r"<input[^>]+hidden[^>]+>", session.get(address).text)
    fields = {
        re.search('name="([^"]+)"', tag)[1]: re.search('value="([^"]*)"', tag)[1]
        for tag in hidden
        if "name=" in tag and "value=" in tag and "_authenticator" not in tag
    }
    fields |= {
        "form.widgets.IBasic.title": "Kaapattu",
        "form.widgets.ILife.change_note": "Nimi vaihtui.",
        "form.buttons.save": "Tallenna",
    }

    def title():
        return session.get(server.url + CARD, headers={"Accept": "application/json"}).json()[
            "title"
        ]

    before = title()
    session.post(address, fields)
    assert title() == before
    token = re.search('name="_authenticator"[^>]*value="([^"]+)"', session.get(address).text)[1]
    assert session.post(address, fields | {"_authenticator": token}).status_code == 200
    assert title() == "Kaapattu"
