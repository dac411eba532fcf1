"""Logins, accounts, roles and personal data, by the events that Plone sends of them."""

from AccessControl import getSecurityManager
from etapalvelu.portal.access.rules import parse_group_id
from etapalvelu.portal.audit import committed
from etapalvelu.portal.audit import store
from plone import api

PERSONAL = ("fullname", "email", "phone", "language", "description", "location", "home_page")
ADMINISTRATORS = {"Manager", "Site Administrator"}


def logged_in(event):
    user_id = event.object.getId()
    store.record("login.succeeded", user_id, actor=user_id)


def logged_out(event):
    user_id = event.object.getId()
    if user_id:
        store.record("logout", user_id, actor=user_id)


def joined_group(event):
    _membership("role.granted", event)


def left_group(event):
    _membership("role.ended", event)


def _membership(action, event):
    found = parse_group_id(event.group_id)
    role = found.role if found else event.group_id
    before, after = (None, role) if action == "role.granted" else (role, None)
    details = _organisation(found.organisation_uid) if found else {}
    store.record(action, event.principal, before, after, **details)


def _organisation(uid):
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(UID=uid)
    path = brains[0].getPath() if brains else ""
    return {"organisation": uid, "path": path}


def account_created(event):
    store.record("account.created", event.principal.getId())


def account_deleted(event):
    store.record("account.deleted", event.principal)


def password_changed(event):
    store.record("password.changed", event.principal.getId())


def properties_updated(event):
    user_id = event.principal.getId()
    storage = api.portal.get_tool("acl_users").mutable_properties._storage
    old = committed.properties(user_id, storage)
    new = storage.get(user_id) or {}
    fields = [
        name
        for name in event.properties
        if name in PERSONAL and (old.get(name) or "") != (new.get(name) or "")
    ]
    if fields:
        before = {name: old.get(name) or "" for name in fields}
        after = {name: new.get(name) or "" for name in fields}
        store.record("personal_data.changed", user_id, before, after)


def roles_changed(event):
    """Before the commit of what an administrator sends: global roles have no events."""
    request = event.request
    if request.method == "GET" or not _is_administrator() or not store.is_prepared():
        return
    manager = api.portal.get_tool("acl_users").portal_role_manager
    for principal, (before, after) in committed.changed_roles(manager._principal_roles).items():
        store.record("role.changed", principal, before, after)


def local_roles_changed(event):
    path = "/".join(event.object.getPhysicalPath())
    store.record("role.local_changed", path, after=dict(event.object.get_local_roles()))


def _is_administrator():
    return bool(ADMINISTRATORS & set(getSecurityManager().getUser().getRoles()))
