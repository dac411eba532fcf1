"""Invitations: made, sent again, revoked, accepted once."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import requestrules
from etapalvelu.portal.access import store
from etapalvelu.portal.access import tokens
from etapalvelu.portal.access.records import Invitation
from etapalvelu.portal.access.records import invitations
from plone import api


class NotOpen(Exception):
    """The invitation is unknown, used, revoked or too old; the difference is nobody's business."""


def invite(organisation, roles, name, email, phone="", language="fi"):
    """Make an invitation and return its secret, which is known only to the caller.

    An older open invitation of the same person to the same organisation ends.
    """
    uid = api.content.get_uuid(organisation)
    for pending in open_of(uid):
        if pending.email == email:
            revoke(pending)
    token = tokens.make()
    digest = tokens.digest(token)
    invitations()[digest] = Invitation(
        digest=digest,
        created=datetime.now(UTC),
        name=name,
        email=email,
        phone=phone,
        organisation=uid,
        roles=roles,
        language=language,
        inviter=api.user.get_current().getId(),
    )
    return token


def find(token):
    """Return the open invitation that a secret opens; NotOpen when there is none."""
    invitation = invitations().get(tokens.digest(token))
    if invitation is None or not requestrules.is_open(invitation, datetime.now(UTC)):
        raise NotOpen
    return invitation


def get(digest, organisation_uid):
    """Return the organisation's open invitation with a digest, or None."""
    found = invitations().get(digest)
    if found is None or found.organisation != organisation_uid:
        return None
    return found if found.state == requestrules.OPEN else None


def open_of(organisation_uid):
    """Return an organisation's invitations that wait, also those too old, newest first."""
    found = [
        invitation
        for invitation in invitations().values()
        if invitation.organisation == organisation_uid and invitation.state == requestrules.OPEN
    ]
    return sorted(found, key=lambda invitation: invitation.created, reverse=True)


def renew(invitation, organisation):
    """End an invitation and make the same one anew; return the new secret."""
    revoke(invitation)
    return invite(
        organisation,
        invitation.roles,
        name=invitation.name,
        email=invitation.email,
        phone=invitation.phone,
        language=invitation.language,
    )


def revoke(invitation):
    """Take an invitation back."""
    _end(invitation, requestrules.REVOKED)


def accept(invitation, user_id):
    """Give the person the memberships; NotOpen when the organisation is gone."""
    _accept(invitation, lambda: user_id)


def accept_with_new_account(invitation, password):
    """Make the account that the invitation is for, with its memberships; return the user id."""
    return _accept(
        invitation,
        lambda: accounts.create(
            invitation.name, invitation.email, password, invitation.phone, invitation.language
        ),
    )


def _accept(invitation, account):
    organisation = directory.organisation(invitation.organisation)
    if organisation is None or invitation.state != requestrules.OPEN:
        raise NotOpen
    # Both of two at the same time write this, so one of them meets a conflict and starts anew.
    _end(invitation, requestrules.ACCEPTED)
    user_id = account()
    for role in invitation.roles:
        store.add_membership(user_id, organisation, role)
    return user_id


def delete(found):
    """Delete invitations."""
    for invitation in found:
        del invitations()[invitation.digest]


def _end(invitation, state):
    invitation.state = state
    invitation.ended = datetime.now(UTC)
