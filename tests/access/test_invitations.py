"""The link of an invitation: opens once, in time, for the right person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import records
from etapalvelu.portal.access import store
from plone import api
from tests.access.conftest import words
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import pytest
import transaction

PASSWORD = {"password": "kolme pitkää sanaa", "password_again": "kolme pitkää sanaa"}
NEW = "uusi@kuhmo.example"
OLD = "hanna.pylkko@mikkeli.example"


@pytest.fixture()
def invite(server):
    """Commit an invitation to Kuhmo and return its secret."""

    def make(email=NEW, roles=("Adviser",), language="fi"):
        token = invitationstore.invite(
            server.portal["points"]["kuhmo"], roles, "Uusi Henkilö", email, language=language
        )
        transaction.commit()
        return token

    return make


@pytest.fixture()
def accept(send):
    """Send the form of the page behind a link."""

    def post(session, token, data=PASSWORD):
        page = f"accept-invitation?token={token}"
        return send(session, "accept-invitation", {"token": token, **data}, page=page)

    return post


def users(portal):
    return portal.acl_users.source_users.listUserIds()


def is_gone(answer):
    return answer.status_code == 410 and "Kutsu ei ole voimassa" in words(answer)


def test_opening_the_link_changes_nothing(server, client, invite, refresh):
    token = invite()
    before = len(users(server.portal))
    for _time in range(2):
        answer = client().get(f"{server.url}/accept-invitation?token={token}", timeout=60)
        assert "Uusi Henkilö" in words(answer)
    assert len(users(refresh())) == before
    assert invitationstore.find(token)


def test_the_secret_is_not_handed_on(server, client, invite):
    answer = client().get(f"{server.url}/accept-invitation?token={invite()}", timeout=60)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_link_works_once(client, invite, accept, refresh):
    token = invite()
    assert accept(client(), token).status_code == 200
    before = len(users(refresh()))
    answer = accept(client(), token, PASSWORD | {"password": "toinen pitkä sana!"})
    assert is_gone(answer)
    assert NEW not in answer.text
    assert len(users(refresh())) == before


def test_old_revoked_and_forged_links_answer_alike(client, server, invite, accept, refresh):
    old, revoked = invite(), invite(OLD)
    invitationstore.revoke(invitationstore.find(revoked))
    invitationstore.find(old).expires = datetime.now(UTC)
    transaction.commit()
    before = len(users(server.portal))
    pages = set()
    for token in (old, revoked, "x" * 43, "", "%00", "<script>"):
        answer = client().get(
            f"{server.url}/accept-invitation", params={"token": token}, timeout=60
        )
        assert is_gone(answer)
        pages.add(answer.text.replace(token, "") if token else answer.text)
        assert is_gone(accept(client(), token))
    assert not any(secret in page for page in pages for secret in (NEW, OLD, "Uusi Henkil"))
    assert len(users(refresh())) == before


def test_a_post_without_the_form_token_is_refused(server, client, invite, refresh):
    token = invite()
    data = {"token": token, **PASSWORD}
    answer = client().post(f"{server.url}/accept-invitation", data=data, timeout=60)
    assert answer.status_code == 403
    refresh()
    assert invitationstore.find(token)


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("lyhyt", "lyhyt", "password"),
        ("kolme pitkää sanaa", "kolme pitkaa sanaa", "password_again"),
        ("", "", "password"),
        ("x" * 201, "x" * 201, "password"),
    ],
)
def test_bad_passwords(client, invite, accept, refresh, first, second, field):
    token = invite()
    answer = accept(client(), token, {"password": first, "password_again": second})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "lyhyt" not in answer.text and "pitk" not in answer.text
    refresh()
    assert invitationstore.find(token)


def test_two_at_the_same_time_make_one_account(server, client, invite, accept, refresh):
    token = invite()
    before = len(users(server.portal))
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _n: accept(client(), token), range(6)))
    assert sorted(answer.status_code for answer in answers) == [200] + [410] * 5
    assert len(users(refresh())) == before + 1


def test_two_invitations_of_one_person_make_one_account(server, client, invite, accept, refresh):
    first = invite()
    second = invitationstore.invite(
        server.portal["points"]["mikkeli"], ["Adviser"], "Uusi Henkilö", NEW
    )
    transaction.commit()
    before = len(users(server.portal))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda token: accept(client(), token), (first, second)))
    assert len(users(refresh())) == before + 1


def test_known_person_logs_in_and_gets_one_more_membership(
    server, client, invite, accept, refresh, logins, demo_password
):
    token = invite(OLD)
    before = len(users(server.portal))
    session = client()
    page = session.get(f"{server.url}/accept-invitation?token={token}", timeout=60)
    assert "Sinulla on jo tunnus" in words(page)
    assert 'name="password"' not in page.text
    came_from = f"{server.url}/accept-invitation"
    assert f"login?came_from={came_from}" in page.text
    # A stranger with the link cannot set a password for the known person.
    assert accept(client(), token).status_code in (200, 403)
    assert len(users(refresh())) == before
    form = {"__ac_name": OLD, "__ac_password": demo_password, "buttons.login": "1"}
    answer = session.post(f"{server.url}/login", data={**form, "came_from": came_from}, timeout=60)
    assert "Hyväksy jäsenyys" in words(answer), "the cookie remembers the invitation"
    assert accept(session, token, {}).status_code == 200
    portal = refresh()
    assert len(users(portal)) == before
    kuhmo = portal["points"]["kuhmo"]
    assert "hanna.pylkko" in store.members(kuhmo)["Adviser"]
    assert len(store.memberships("hanna.pylkko")) == 2
    assert is_gone(accept(client("hanna.pylkko"), token, {}))


def test_another_person_cannot_take_the_invitation(server, client, invite, accept, refresh):
    token = invite(OLD, roles=("PointManager",))
    answer = accept(client("aino.lahti"), token, {})
    assert "toisena henkilönä" in words(answer)
    refresh()
    assert invitationstore.find(token)
    assert "aino.lahti" not in store.members(server.portal["points"]["kuhmo"])["PointManager"]


def test_the_secret_is_nowhere_in_the_login_address(server, client, invite):
    token = invite(OLD)
    page = client().get(f"{server.url}/accept-invitation?token={token}", timeout=60)
    address = page.text.partition("login?came_from=")[2].partition('"')[0]
    assert token not in address
    cookie = page.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
    assert "token" not in parse_qs(urlsplit(address).query)


def test_the_new_persons_language_is_the_invitations(server, client, invite, accept):
    session = client()
    answer = accept(session, invite(language="sv"))
    assert session.cookies["I18N_LANGUAGE"] == "sv"
    assert 'lang="sv"' in answer.text


def test_invitation_of_a_removed_organisation_opens_nothing(server, client, invite, accept):
    token = invite()
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(server.portal["points"]["kuhmo"], check_linkintegrity=False)
    transaction.commit()
    before = len(users(server.portal))
    assert is_gone(accept(client(), token))
    transaction.begin()
    assert len(users(server.portal)) == before
    assert len(records.invitations()) == 1
