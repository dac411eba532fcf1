"""Loads the persons and their memberships."""

from etapalvelu.portal.access import store
from etapalvelu.portal.demo.data import read
from plone import api

WRITERS = ("ProviderEditor", "Coordinator", "PointManager", "Communicator")


def load(organisations):
    """Make the accounts of people.toml; organisations: content by id."""
    data = read("people")
    for person in data["person"]:
        if api.user.get(userid=person["id"]) is None:
            _account(person, data["password"])
        for membership in person["memberships"]:
            organisation = organisations[membership["organisation"]]
            if person["id"] not in store.members(organisation)[membership["role"]]:
                store.add_membership(person["id"], organisation, membership["role"])


def hands(organisation):
    """Return the user ids of who writes and who reviews in the organisation `id`, as keywords."""
    writers = dict.fromkeys(
        person["id"]
        for role in WRITERS
        for person in read("people")["person"]
        if {"organisation": organisation, "role": role} in person["memberships"]
    )
    author, reviewer, *_others = [*writers, *writers]
    return {"author": author, "reviewer": reviewer}


def _account(person, password):
    # The registration tool would refuse ids with a dot and mail the person.
    portal_membership = api.portal.get_tool("portal_membership")
    portal_membership.addMember(person["id"], password, ["Member"], [])
    acl_users = api.portal.get_tool("acl_users")
    acl_users.source_users.updateUser(person["id"], person["email"])
    member = api.user.get(userid=person["id"])
    member.setMemberProperties(
        {
            "email": person["email"],
            "fullname": person["name"],
            "language": person["language"],
            "phone": person["phone"],
        }
    )
