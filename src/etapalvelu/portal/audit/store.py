"""Takes events down, in the transaction in which they happen."""

from AccessControl import getSecurityManager
from contextlib import closing
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import rules
from etapalvelu.portal.core.requestid import request_id
from etapalvelu.portal.interfaces import IEtapalveluLayer
from plone.protect.utils import safeWrite
from secrets import randbelow
from secrets import token_hex
from ZODB.POSException import ConflictError
from ZODB.utils import z64
from zope.globalrequest import getRequest

import logging
import transaction

logger = logging.getLogger(__name__)
ATTEMPTS = 5


def record(
    action,
    target="",
    before=None,
    after=None,
    *,
    actor=None,
    source=None,
    at_once=False,
    **details,
):
    """Write a line into the audit log together with the transaction in which it happens.

    action: dotted name; target: path, user id or name of a setting; before, after: the changed
    fields only; actor, source: else from the present request. No secrets, no whole records.

    at_once: the line gets a short transaction of its own and stays even when the present one is
    aborted, for what was tried and refused.

    Never fails its caller (only a ConflictError passes, which has the request repeated): what could
    not be written goes to the log file as CRITICAL.
    """
    try:
        event = _event(action, target, before, after, actor, source, details)
        _write(event, at_once)
    except ConflictError:
        raise
    except Exception:
        logger.critical("AUDIT LINE LOST: %s on %s by %s", action, target, actor, exc_info=True)


def asked(request):
    """Return the path that a request asks for, as the site knows it whatever proxy is in front."""
    url = request.get("ACTUAL_URL", "")
    try:
        return "/".join(request.physicalPathFromURL(url))
    except ValueError:
        return url


def is_prepared():
    """Tell whether the present site has a log."""
    return records.log() is not None


def cut(before):
    """Shorten the log lawfully: remove the lines from before an aware moment.

    Return how many went. Lines go in whole blocks of up to 128, so the newest of them may stay
    until the next cut. The log says itself, in a line that cannot be cut with them, where it
    begins now and how many lines went, so that the check still finds it whole.
    """
    removed = chain.cut(rules.moment(before))
    if removed:
        last, hash_ = records.log().chain.start
        record(rules.CUT, before=removed, actor="", source="", last=last, hash=hash_)
    return removed


def _event(action, target, before, after, actor, source, details):
    request = getRequest()
    environ = getattr(request, "environ", None)
    if actor is None:
        actor = getSecurityManager().getUser().getId() or ""
    if source is None:
        # Zope believes X-Forwarded-For only from the addresses in its `trusted-proxy`.
        source = request.getClientAddr() if environ is not None else ""
    return rules.Event(
        id=token_hex(8),
        at=rules.moment(datetime.now(UTC)),
        actor=actor,
        source=source or "",
        request=request_id(request) if environ is not None else "",
        action=action,
        target=str(target),
        before=before,
        after=after,
        details=details,
    )


def _write(event, at_once):
    log = records.log()
    if log is None:
        # A site that never had the portal's profile writes none; one that had it must.
        if IEtapalveluLayer.providedBy(getRequest()):
            raise RuntimeError("The site has no audit log: apply the upgrade steps")
        return
    connection = log._p_jar
    if connection is not None and connection.isReadOnly():
        raise RuntimeError("The database is read-only")
    text = rules.write(event)
    if at_once and _is_committed(log):
        _write_apart(log, event.id, text)
        return
    slot = log.inbox[_slot_number(log)]
    slot.put(event.id, text)
    # A page that only shows personal data writes this line without a form's token.
    safeWrite(slot)


def _is_committed(log):
    # A site that is just being made cannot be seen from another connection.
    if log._p_jar is None:
        return False
    log._p_activate()
    return log._p_serial != z64


def _write_apart(log, id_, text):
    manager = transaction.TransactionManager()
    with closing(log._p_jar.db().open(transaction_manager=manager)) as connection:
        for attempt in manager.attempts(ATTEMPTS):
            with attempt:
                connection.get(log._p_oid).inbox[randbelow(records.SLOTS)].put(id_, text)


def _slot_number(log):
    # One part of the inbox for each transaction, so that many lines are still one small write.
    present = transaction.get()
    try:
        return present.data(log)
    except KeyError:
        number = randbelow(records.SLOTS)
        present.set_data(log, number)
        return number
