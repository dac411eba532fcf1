"""Every kind of event leaves its line, with who, what and before and after."""

from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import store as access
from etapalvelu.portal.audit import configuration
from etapalvelu.portal.audit import people
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.app.testing import setRoles
from plone.app.workflow.events import LocalrolesModifiedEvent
from types import SimpleNamespace
from zope.event import notify

import transaction


def last(events):
    assert events, "nothing was recorded"
    return events[-1]


def test_grants_and_ends_of_roles(portal, login, written):
    login("eero.kangas")
    point = portal["points"]["kuhmo"]
    access.add_membership("sofia.nyman", point, "Communicator")
    line = last(written("role.granted"))
    assert (line.actor, line.target, line.after) == ("eero.kangas", "sofia.nyman", "Communicator")
    assert line.details == {"organisation": point.UID(), "path": "/plone/points/kuhmo"}
    access.end_membership("sofia.nyman", point, "Communicator")
    line = last(written("role.ended"))
    assert (line.target, line.before, line.after) == ("sofia.nyman", "Communicator", None)


def test_accounts_and_personal_data(portal, login, written):
    login("eero.kangas")
    accounts.update("aino.lahti", phone="029 000 0001", language="fi")
    line = last(written("personal_data.changed"))
    assert (line.actor, line.target) == ("eero.kangas", "aino.lahti")
    assert line.after == {"phone": "029 000 0001"}
    assert line.before["phone"] != line.after["phone"]
    new = accounts.create("Uusi Ihminen", "uusi@portal.example", "never in the log 1")
    assert last(written("account.created")).target == new
    api.portal.get_tool("acl_users").source_users.updateUserPassword(new, "never in the log 2")
    people.password_changed(SimpleNamespace(principal=api.user.get(userid=new).getUser()))
    assert last(written("password.changed")).target == new
    api.portal.get_tool("acl_users")._doDelUser(new)
    assert last(written("account.deleted")).target == new
    assert "never in the log" not in str(written())


def test_global_roles_changed_by_an_administrator(functional_portal, written):
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    transaction.commit()
    manager = api.portal.get_tool("acl_users").portal_role_manager
    manager.assignRolesToPrincipal(["Manager", "Member"], "aino.lahti")
    for method in ("GET", "POST"):
        people.roles_changed(SimpleNamespace(request=SimpleNamespace(method=method)))
    lines = written("role.changed")
    assert [(line.target, line.before, line.after) for line in lines] == [
        ("aino.lahti", [], ["Manager"])
    ]


def test_deletions_name_what_went_with_them(portal, login, written):
    login("kaisa.rantala")
    kela = portal["providers"]["kela"]
    inside = len(kela.objectIds())
    assert inside > 1
    uid = kela.UID()
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(kela, check_linkintegrity=False)
    lines = written("object.deleted")
    top = [line for line in lines if line.target == "/plone/providers/kela"]
    assert [line.details for line in top] == [{"type": "ServiceProvider", "uid": uid}]
    children = [line for line in lines if line.details.get("within") == "/plone/providers/kela"]
    assert len(children) >= inside
    assert all(line.target.startswith("/plone/providers/kela/") for line in children)


def test_publication_states(portal, login, written):
    login("kaisa.rantala")
    point = portal["points"]["kuhmo"]
    api.content.transition(point, to_state="paused")
    line = last(written("state.changed"))
    assert (line.actor, line.before, line.after) == ("kaisa.rantala", "active", "paused")
    assert line.target == "/plone/points/kuhmo"


def test_settings_are_told_and_secrets_hidden(portal, written):
    api.portal.set_registry_record("plone.site_title", "Uusi nimi")
    line = last(written("configuration.changed"))
    assert (line.target, line.after) == ("plone.site_title", "Uusi nimi")
    api.portal.set_registry_record("plone.smtp_pass", "swordfish")
    line = last(written("configuration.changed"))
    assert (line.target, line.after) == ("plone.smtp_pass", configuration.HIDDEN)
    assert "swordfish" not in str(written())


def test_a_profile_is_one_line(portal, written):
    before = len(written())
    api.portal.get_tool("portal_setup").runAllImportStepsFromProfile("etapalvelu.portal:default")
    lines = written()[before:]
    assert [line.action for line in lines] == ["configuration.profile_applied"]
    assert lines[0].target == "etapalvelu.portal:default"
    fti = api.portal.get_tool("portal_types")["Document"]
    fti.manage_changeProperties(title="Asiakirja")
    api.portal.set_registry_record("plone.site_title", "Taas uusi")
    assert last(written("configuration.changed")).target == "plone.site_title"


def test_local_roles(portal, login, written):
    point = portal["points"]["kuhmo"]
    point.manage_setLocalRoles("aino.lahti", ["Editor"])
    notify(LocalrolesModifiedEvent(point, point.REQUEST))
    assert last(written("role.local_changed")).after["aino.lahti"] == ["Editor"]
