"""A manager and his people; everybody else and theirs."""

from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import store
from plone import api
from tests.access.conftest import body
from tests.access.conftest import words

import pytest

INVITED = {"name": "Uusi Henkilö", "email": "uusi@kuhmo.example", "language": "sv"}


def roles_of(portal, path, user_id):
    members = store.members(portal.unrestrictedTraverse(path))
    return [role for role, people in members.items() if user_id in people]


def test_manager_sees_contact_data_members_see_names(server, client):
    url = f"{server.url}/points/kuhmo/people"
    page = words(client("eero.kangas").get(url, timeout=60))
    assert "aino.lahti@kuhmo.example" in page and "+358 00 000 0101" in page
    page = words(client("aino.lahti").get(url, timeout=60))
    assert "Eero Kangas" in page and "Palvelupisteen vetäjä" in page
    for hidden in ("eero.kangas@", "+358 00 000 0102", "Viimeksi", "Lisää henkilö", "person?id"):
        assert hidden not in page


@pytest.mark.parametrize(
    ("person", "path"),
    [
        ("aino.lahti", "points/mikkeli"),
        ("outi.laitinen", "points/kuhmo"),
        ("riikka.heino", "providers/kela"),
        ("oskar.lindqvist", "points/kuhmo"),
        ("maria.salonen", "organisations/lupa-ja-valvontavirasto"),
    ],
)
@pytest.mark.parametrize("view", ["people", "person?id=hanna.pylkko", "person?id=eero.kangas"])
def test_other_organisations_people_are_not_shown(server, client, person, path, view):
    answer = client(person).get(f"{server.url}/{path}/{view}", timeout=60)
    # The way out is the page that says so, or a refusal; never the list.
    assert "insufficient-privileges" in answer.url or answer.status_code in (401, 403)
    for leak in ("Hanna Pylkkö", "Eero Kangas", "Timo Vainio", "kuhmo.example", "+358 00"):
        assert leak not in words(answer)


def test_people_of_others_are_not_found_through_an_own_organisation(server, client):
    url = f"{server.url}/points/kuhmo/person?id=hanna.pylkko"
    answer = client("eero.kangas").get(url, timeout=60)
    assert answer.status_code == 404
    assert "Pylkk" not in answer.text and "mikkeli.example" not in answer.text


def test_auditor_reads_names_and_changes_nothing(server, client, send, refresh):
    auditor = client("veikko.aalto")
    page = auditor.get(f"{server.url}/points/kuhmo/people", timeout=60)
    assert "Aino Lahti" in words(page) and "aino.lahti@" not in page.text
    answer = send(auditor, "points/kuhmo/people", INVITED | {"roles:list": "Adviser"}, "profile")
    assert answer.status_code == 403
    refresh()
    assert invitationstore.open_of(api.content.get_uuid(server.portal["points"]["kuhmo"])) == []


def test_adding_a_known_person(server, client, smtp, send, refresh):
    data = INVITED | {"email": "HANNA.pylkko@mikkeli.example", "roles:list": "Adviser"}
    answer = send(client("eero.kangas"), "points/kuhmo/people", data)
    assert "Hanna Pylkkö" in words(answer)
    assert roles_of(refresh(), "points/kuhmo", "hanna.pylkko") == ["Adviser"]
    (letter,) = smtp.to("hanna.pylkko@mikkeli.example")
    assert "Kuhmon asiointipiste" in body(letter) and "Palveluneuvoja" in body(letter)


def test_inviting_a_new_person_in_swedish(server, client, smtp, send):
    data = INVITED | {"roles:list": ["Adviser", "Communicator"]}
    answer = send(client("eero.kangas"), "points/kuhmo/people", data)
    assert "Uusi Henkilö" in words(answer)
    (letter,) = smtp.to("uusi@kuhmo.example")
    assert letter["Subject"] == "Inbjudan till Distansserviceportalen"
    assert "verkosto.example" in letter["From"]
    assert "Servicerådgivare, Kommunikationsansvarig" in body(letter)


def test_resend_and_revoke(server, client, smtp, send, refresh):
    manager = client("eero.kangas")
    send(manager, "points/kuhmo/people", INVITED | {"roles:list": "Adviser"})
    first = smtp.token("uusi@kuhmo.example")
    refresh()
    digest = invitationstore.find(first).digest
    # Another manager cannot touch it through his own organisation.
    other = {"invitation": digest, "revoke": "1"}
    send(client("outi.laitinen"), "points/mikkeli/people", other)
    refresh()
    assert invitationstore.find(first)
    send(manager, "points/kuhmo/people", {"invitation": digest, "resend": "1"})
    second = smtp.token("uusi@kuhmo.example")
    refresh()
    with pytest.raises(invitationstore.NotOpen):
        invitationstore.find(first)
    digest = invitationstore.find(second).digest
    send(manager, "points/kuhmo/people", {"invitation": digest, "revoke": "1"})
    refresh()
    with pytest.raises(invitationstore.NotOpen):
        invitationstore.find(second)


@pytest.mark.parametrize("role", ["Coordinator", "Auditor", "Manager", "Expert"])
def test_manager_cannot_give_himself_more(server, client, send, refresh, role):
    manager = client("eero.kangas")
    before = set(api.user.get(userid="eero.kangas").getRoles())
    data = {"id": "eero.kangas", "roles:list": ["PointManager", role]}
    assert send(manager, "points/kuhmo/person", data, page="profile").status_code == 200
    own = INVITED | {"email": "eero.kangas@kuhmo.example", "roles:list": role}
    assert send(manager, "points/kuhmo/people", own).status_code == 422
    portal = refresh()
    assert set(api.user.get(userid="eero.kangas").getRoles()) == before
    assert roles_of(portal, "points/kuhmo", "eero.kangas") == ["PointManager"]


@pytest.mark.parametrize("path", ["points/mikkeli", "organisations/lupa-ja-valvontavirasto"])
def test_manager_cannot_touch_other_organisations(server, client, send, refresh, path):
    manager = client("eero.kangas")
    for role in ("Adviser", "Coordinator"):
        data = INVITED | {"email": "eero.kangas@kuhmo.example", "roles:list": role}
        send(manager, f"{path}/people", data, page="profile")
        send(manager, f"{path}/person", {"id": "hanna.pylkko", "end": "1"}, page="profile")
    portal = refresh()
    assert roles_of(portal, path, "eero.kangas") == []
    assert roles_of(portal, "points/mikkeli", "hanna.pylkko") == ["Adviser"]


def test_changing_roles(server, client, send, refresh):
    data = {"id": "aino.lahti", "roles:list": ["Adviser", "Communicator"]}
    manager = client("eero.kangas")
    send(manager, "points/kuhmo/person", data, page="profile")
    assert roles_of(refresh(), "points/kuhmo", "aino.lahti") == ["Adviser", "Communicator"]
    answer = send(manager, "points/kuhmo/person", {"id": "aino.lahti"}, page="profile")
    assert answer.status_code == 422, "no role at all is the end, which is asked for apart"


def test_ending_a_membership_and_undoing_it(server, client, smtp, send, refresh):
    manager = client("eero.kangas")
    url = f"{server.url}/points/kuhmo/person?id=aino.lahti&end=1"
    assert "Päätetäänkö" in words(manager.get(url, timeout=60))
    assert roles_of(refresh(), "points/kuhmo", "aino.lahti") == ["Adviser"], "only asked"
    ended = client("aino.lahti")
    answer = send(manager, "points/kuhmo/person", {"id": "aino.lahti", "end": "1"}, "profile")
    assert "lisää aino.lahti@kuhmo.example uudelleen" in words(answer)
    assert roles_of(refresh(), "points/kuhmo", "aino.lahti") == []
    page = ended.get(server.url, timeout=60)
    assert "ei ole liitetty" in words(page)
    for address in ("points/kuhmo", "service-cards", "my-work?state=draft", "account-requests"):
        answer = ended.get(f"{server.url}/{address}", timeout=60)
        assert "Kuhmon asiointipiste" not in words(answer)
        assert "insufficient-privileges" in answer.url or answer.status_code in (401, 403)
    assert ended.get(f"{server.url}/profile", timeout=60).status_code == 200
    data = {"name": "Aino", "email": "aino.lahti@kuhmo.example", "language": "fi"}
    send(manager, "points/kuhmo/people", data | {"roles:list": "Adviser"})
    assert ended.get(f"{server.url}/points/kuhmo", timeout=60).status_code == 200


def test_the_last_manager_stays(server, client, send, refresh):
    manager = client("eero.kangas")
    for data in ({"end": "1"}, {"roles:list": "Adviser"}):
        data = {"id": "eero.kangas"} | data
        answer = send(manager, "points/kuhmo/person", data, page="profile")
        assert answer.status_code == 422
        assert "ilman vastuuhenkilöä" in words(answer)
    assert roles_of(refresh(), "points/kuhmo", "eero.kangas") == ["PointManager"]
    data = {"id": "eero.kangas", "end": "1"}
    send(client("kaisa.rantala"), "points/kuhmo/person", data, page="profile")
    assert roles_of(refresh(), "points/kuhmo", "eero.kangas") == []


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("points/kuhmo/people", INVITED | {"roles:list": "Adviser"}),
        ("points/kuhmo/person", {"id": "aino.lahti", "end": "1"}),
        ("profile", {"name": "Toinen", "language": "fi"}),
        ("account-requests", {"id": "x", "approve": "1"}),
    ],
)
def test_posts_without_the_token_are_refused(server, client, refresh, path, data):
    answer = client("eero.kangas").post(f"{server.url}/{path}", data=data, timeout=60)
    assert answer.status_code == 403
    portal = refresh()
    assert roles_of(portal, "points/kuhmo", "aino.lahti") == ["Adviser"]
    assert api.user.get(userid="eero.kangas").getProperty("fullname") == "Eero Kangas"


def test_own_profile(server, client, send, refresh):
    session = client("aino.lahti")
    page = words(session.get(f"{server.url}/profile", timeout=60))
    assert "aino.lahti@kuhmo.example" in page and "Kuhmon asiointipiste" in page
    data = {"name": "Aino Lahti 🙂", "phone": "123", "language": "sv"}
    answer = send(session, "profile", data)
    assert 'lang="sv"' in answer.text
    refresh()
    user = api.user.get(userid="aino.lahti")
    assert user.getProperty("fullname") == "Aino Lahti 🙂"
    assert user.getProperty("language") == "sv"
    # Nobody chooses whose profile it is, nor the address.
    data |= {"id": "eero.kangas", "email": "x@y.example", "roles": "Manager"}
    send(session, "profile", data)
    refresh()
    assert api.user.get(userid="aino.lahti").getProperty("email") == "aino.lahti@kuhmo.example"
    assert api.user.get(userid="eero.kangas").getProperty("fullname") == "Eero Kangas"
