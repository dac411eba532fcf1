"""Memberships, requests and invitations in the database."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import records
from etapalvelu.portal.access import requeststore
from etapalvelu.portal.access import store
from etapalvelu.portal.access import tokens
from plone import api

import pytest

FACTS = {
    "name": "Uusi Henkilö",
    "email": "uusi@kuhmo.example",
    "role": "Adviser",
    "phone": "",
    "message": "",
    "language": "fi",
}


@pytest.fixture()
def kuhmo(portal):
    return portal["points"]["kuhmo"]


@pytest.fixture()
def portal(integration):
    return integration["portal"]


def ask(organisation, **changes):
    facts = FACTS | {"organisation": api.content.get_uuid(organisation)} | changes
    return requeststore.add(**facts)


def test_membership_brings_the_role_and_its_end_takes_it(portal, kuhmo):
    user_id = accounts.create("Uusi", "uusi@kuhmo.example", "kolme-pitkaa-sanaa")
    assert "Member" not in api.user.get_roles(username=user_id)
    store.add_membership(user_id, kuhmo, "Adviser")
    store.add_membership(user_id, kuhmo, "Communicator")
    user = api.user.get(userid=user_id)
    assert "Member" in user.getRoles()
    assert {"Adviser", "Communicator"} <= set(user.getRolesInContext(kuhmo))
    assert "Adviser" not in user.getRolesInContext(portal["points"]["mikkeli"])
    store.end_membership(user_id, kuhmo, "Adviser")
    assert "Member" in api.user.get(userid=user_id).getRoles()
    store.end_membership(user_id, kuhmo, "Communicator")
    assert "Member" not in api.user.get(userid=user_id).getRoles()
    assert store.memberships(user_id) == []


def test_an_organisation_has_only_the_roles_of_its_kind(portal, kuhmo):
    with pytest.raises(ValueError):
        store.add_membership("aino.lahti", kuhmo, "Coordinator")
    with pytest.raises(ValueError):
        store.add_membership("aino.lahti", portal["providers"]["kela"], "Adviser")
    assert "Coordinator" not in api.user.get(userid="aino.lahti").getRoles()


def test_removing_an_organisation_ends_its_memberships(portal):
    # Utsjoki has a member of two points and one of this point only.
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(portal["points"]["utsjoki"], check_linkintegrity=False)
    assert "Member" not in api.user.get(userid="niilo.valle").getRoles()
    assert "Member" in api.user.get(userid="elle.kitti").getRoles()
    assert len(store.memberships("elle.kitti")) == 1


def test_account_has_an_opaque_id_and_its_login_is_unique(portal):
    user_id = accounts.create("Uusi", "Uusi@Kuhmo.example", "kolme-pitkaa-sanaa", phone="1")
    assert len(user_id) == 32 and "uusi" not in user_id
    assert accounts.find("UUSI@kuhmo.example") == user_id
    found = accounts.person(user_id)
    assert (found.email, found.phone, found.last_login) == ("uusi@kuhmo.example", "1", None)
    with pytest.raises(KeyError):
        accounts.create("Toinen", "uusi@KUHMO.example", "kolme-pitkaa-sanaa")


def test_short_passwords_are_refused(portal):
    assert accounts.password_problem("11-merkkia.") is not None
    assert accounts.password_problem("12-merkkia..") is None


def test_directory_tells_strangers_names_of_active_organisations_only(portal):
    entries = directory.active()
    names = {entry.title for entry in entries}
    assert portal["points"]["kuhmo"].title in names
    assert portal["points"]["utsjoki"].title not in names, "in preparation"
    assert portal["providers"]["maistraatti"].title not in names, "closed"
    assert entries[0]._fields == ("uid", "title", "kind")
    kinds = {entry.title: entry.kind for entry in entries}
    assert kinds[portal["organisations"]["valtiovarainministerio"].title] == "ministry"


def test_the_same_request_is_kept_once(portal, kuhmo):
    assert ask(kuhmo)
    assert not ask(kuhmo, name="Toinen nimi")
    assert ask(portal["points"]["mikkeli"])
    mine = requeststore.waiting({api.content.get_uuid(kuhmo)})
    assert [request.name for request in mine] == ["Uusi Henkilö"]
    assert len(requeststore.waiting(None)) == 2


def test_a_request_is_answered_once(portal, kuhmo, login):
    ask(kuhmo)
    request = requeststore.waiting(None)[0]
    login("eero.kangas")
    token = requeststore.approve(request, kuhmo, "Communicator")
    assert invitationstore.find(token).roles == ("Communicator",)
    with pytest.raises(requeststore.AlreadyHandled):
        requeststore.decline(request, "Ei meillä")
    assert (request.handler, request.reason) == ("eero.kangas", "")
    assert requeststore.waiting(None) == []
    assert requeststore.handled({"another"}) == []


def test_only_the_hash_of_a_secret_is_stored(portal, kuhmo):
    token = invitationstore.invite(kuhmo, ["Adviser"], "Uusi", "uusi@kuhmo.example")
    (digest, invitation), *others = records.invitations().items()
    assert others == []
    assert digest == tokens.digest(token)
    assert token not in repr(vars(invitation))


def test_a_newer_invitation_ends_the_older_one(portal, kuhmo):
    first = invitationstore.invite(kuhmo, ["Adviser"], "Uusi", "uusi@kuhmo.example")
    second = invitationstore.renew(invitationstore.find(first), kuhmo)
    with pytest.raises(invitationstore.NotOpen):
        invitationstore.find(first)
    assert invitationstore.find(second).email == "uusi@kuhmo.example"


@pytest.mark.parametrize("token", ["", "x" * 43, "ä", "../../x"])
def test_unknown_secrets_open_nothing(portal, kuhmo, token):
    invitationstore.invite(kuhmo, ["Adviser"], "Uusi", "uusi@kuhmo.example")
    with pytest.raises(invitationstore.NotOpen):
        invitationstore.find(token)


def test_the_hash_itself_opens_nothing(portal, kuhmo):
    token = invitationstore.invite(kuhmo, ["Adviser"], "Uusi", "uusi@kuhmo.example")
    with pytest.raises(invitationstore.NotOpen):
        invitationstore.find(tokens.digest(token))


def test_an_old_invitation_does_not_open(portal, kuhmo):
    token = invitationstore.invite(kuhmo, ["Adviser"], "Uusi", "uusi@kuhmo.example")
    invitationstore.find(token).expires = datetime.now(UTC)
    with pytest.raises(invitationstore.NotOpen):
        invitationstore.find(token)


def test_invitation_of_another_organisation_is_not_found(portal, kuhmo):
    token = invitationstore.invite(kuhmo, ["Adviser"], "Uusi", "uusi@kuhmo.example")
    digest = tokens.digest(token)
    assert invitationstore.get(digest, api.content.get_uuid(kuhmo)) is not None
    other = portal["points"]["mikkeli"]
    assert invitationstore.get(digest, api.content.get_uuid(other)) is None
