"""Account requests: who asks, who answers."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import requestrules
from etapalvelu.portal.access.records import AccountRequest
from etapalvelu.portal.access.records import requests
from plone import api
from uuid import uuid4


class AlreadyHandled(Exception):
    """Somebody else answered the request first; the argument is the request."""


def add(**facts):
    """Store a request and return True; False when the same person waits for the same answer.

    facts: name, email, phone, organisation (UID), role, message, language.
    """
    tree = requests()
    same = (facts["email"], facts["organisation"])
    for known in tree.values():
        if known.state == requestrules.WAITING and (known.email, known.organisation) == same:
            return False
    id_ = uuid4().hex
    tree[id_] = AccountRequest(id=id_, created=datetime.now(UTC), **facts)
    return True


def get(id_):
    """Return the request with an id, or None."""
    return requests().get(id_)


def waiting(organisation_uids):
    """Return the unanswered requests of the organisations, oldest first; None = of all."""
    return sorted(
        _of(organisation_uids, lambda state: state == requestrules.WAITING),
        key=lambda request: request.created,
    )


def handled(organisation_uids):
    """Return the answered requests of the organisations, newest answer first; None = of all."""
    return sorted(
        _of(organisation_uids, lambda state: state != requestrules.WAITING),
        key=lambda request: request.handled,
        reverse=True,
    )


def approve(request, organisation, role):
    """Answer yes with a role in the organisation and return the secret of the invitation."""
    _answer(request, requestrules.APPROVED)
    request.role = role
    return invitationstore.invite(
        organisation,
        [role],
        name=request.name,
        email=request.email,
        phone=request.phone,
        language=request.language,
    )


def decline(request, reason):
    """Answer no with a reason that the person is told."""
    _answer(request, requestrules.DECLINED)
    request.reason = reason


def delete(found):
    """Delete requests."""
    for request in found:
        del requests()[request.id]


def _answer(request, state):
    if request.state != requestrules.WAITING:
        raise AlreadyHandled(request)
    request.state = state
    request.handled = datetime.now(UTC)
    request.handler = api.user.get_current().getId()


def _of(organisation_uids, wanted):
    return [
        request
        for request in requests().values()
        if wanted(request.state)
        and (organisation_uids is None or request.organisation in organisation_uids)
    ]
