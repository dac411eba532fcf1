"""The outbox of the portal: entries written, looked after and purged; addresses in trouble."""

from datetime import UTC
from datetime import datetime
from email.header import decode_header
from email.header import make_header
from email.utils import parseaddr
from etapalvelu.portal.outbox import rules
from etapalvelu.portal.outbox.model import Entry
from etapalvelu.portal.outbox.model import Outbox
from etapalvelu.portal.outbox.model import Trouble
from plone import api
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations

import re

MAIL = "mail"
_KEY = "etapalvelu.portal.outbox"
_LINE_END = re.compile(rb"\r\n|\r|\n")


def create():
    """Make the portal's outbox once; what is in it survives an uninstallation."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = Outbox()


def outbox():
    """Return the portal's Outbox."""
    return IAnnotations(api.portal.get())[_KEY]


def add_mail(message, recipient, key=None):
    """Put a message for one recipient into the outbox and return the entry's id.

    It leaves when the transaction is committed, and never when it is aborted. A second message
    with the same key is not added. `message` is an email.message.Message; it gets the entry's
    Message-ID.
    """
    box = outbox()
    id_ = uuid4().hex if key is None else box.id_of(key)
    if box.get(id_) is None:
        sender = sender_address() or parseaddr(str(message["From"]))[1]
        del message["Message-ID"]
        message["Message-ID"] = f"<{id_}@{sender.rpartition('@')[2] or 'localhost'}>"
        content = _LINE_END.sub(b"\r\n", message.as_bytes())
        label = rules.one_line(_decoded(message["Subject"]))
        now = datetime.now(UTC)
        box.add(Entry(id_, MAIL, sender, recipient, label, content, now))
    return id_


def sender_address():
    """Return the portal's own address, to which bounces come back, or ""."""
    return api.portal.get_registry_record("plone.email_from_address", default=None) or ""


def trouble(address):
    """Return why mail to an address does not arrive (moment, reason, bounced), or None."""
    box = IAnnotations(api.portal.get()).get(_KEY)
    found = box.troubles.get(address.lower()) if box is not None and address else None
    return found if rules.is_trouble(found, datetime.now(UTC)) else None


def bounced(id_, reason, now):
    """Note that a delivered letter came back; True when it was one of ours that we remember."""
    box = outbox()
    entry = box.get(id_)
    if entry is None or entry.delivered is None or box.waits(entry):
        return False
    entry.reason = rules.one_line(reason)
    box.move(entry, given_up=True)
    box.troubles[entry.recipient.lower()] = Trouble(now, entry.reason, bounced=True)
    return True


def send_again(id_):
    """Let an entry that was given up wait again, from now on; return it, or None."""
    box, entry = _given_up(id_)
    if entry is not None:
        entry.failures = 0
        entry.due = datetime.now(UTC)
        box.move(entry, waiting=True)
    return entry


def discard(id_):
    """Delete an entry that was given up; return it, or None."""
    box, entry = _given_up(id_)
    if entry is not None:
        box.remove(entry)
    return entry


def finished(before):
    """Return (moment, entry) of what was delivered or given up before an aware moment."""
    box = outbox()
    found = [(entry.delivered or entry.due, entry) for entry in box.entries()]
    return [(at, entry) for at, entry in found if at < before and not box.waits(entry)]


def purge(before):
    """Delete what was delivered or given up before an aware moment; return how many.

    Messages go with their bodies. What waits is never deleted.
    """
    stale = finished(before)
    for _moment, entry in stale:
        outbox().remove(entry)
    return len(stale)


def _given_up(id_):
    box = outbox()
    entry = box.get(id_)
    return box, entry if entry is not None and box.is_given_up(entry) else None


def _decoded(header):
    return str(make_header(decode_header(str(header or ""))))
