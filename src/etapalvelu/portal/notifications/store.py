"""Notices: telling people, and what each of them has been told."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.notifications import reading
from etapalvelu.portal.notifications import rules
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.notifications.interfaces import INoticeKind
from etapalvelu.portal.notifications.records import Notice
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.notifications.records import root
from etapalvelu.portal.notifications.records import to_write
from plone import api
from uuid import uuid4
from zope.component import queryUtility

import logging

logger = logging.getLogger(__name__)


def tell(user_ids, kind, content=None, key=None, link="", reason="", **values):
    """Tell people something, in the present transaction; return how many were told.

    kind: name of an INoticeKind utility. content: what it is about; whoever may not view it is
    not told, now or when the mail leaves. key: a second notice with the same key is not written.
    link: path below the site where the reader goes, when there is no content or another page.
    values: texts for the kind's sentence. Mail leaves as each person has chosen, by a job.
    """
    if queryUtility(INoticeKind, kind) is None:
        logger.error("No notice was written: the kind %s is not registered", kind)
        return 0
    id_ = rules.notice_id(f"{kind}:{key or uuid4().hex}")
    uid = "" if content is None else api.content.get_uuid(content)
    now = datetime.now(UTC)
    texts = {name: str(value) for name, value in values.items()}
    count = 0
    for user_id in dict.fromkeys(user_ids):
        if not _knows(user_id, id_) and may_be_told(user_id, content):
            notice = Notice(id_, now, kind, uid, link, reason, texts)
            _put(user_id, notice)
            count += 1
    return count


def may_be_told(user_id, content=None):
    """Tell whether a person belongs to the network now and may view the content, if any."""
    user = api.user.get(userid=user_id)
    if user is None:
        return False
    where = api.portal.get() if content is None else content
    return bool(api.user.has_permission("View", user=user, obj=where))


def content(uid):
    """Return the content with a UID, whoever may view it, or None."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    return found[0]._unrestrictedGetObject() if found else None


def unread():
    """Return how many notices the present user has not read."""
    return reading.unread(api.user.get_current().getId())


def mark_read(user_id, ids=None):
    """Mark notices as read, all of them without ids; return how many were unread."""
    box = mailbox(user_id)
    if box is None:
        return 0
    found = [id_ for id_ in box.unread if ids is None or id_ in ids]
    for id_ in found:
        box.unread.remove(id_)
    return len(found)


def done(user_ids, kind, key):
    """What a notice asked for is done: it counts as read, and is not mailed any more."""
    id_ = rules.notice_id(f"{kind}:{key}")
    for user_id in user_ids:
        box = mailbox(user_id)
        if box is not None and id_ in box.notices:
            mark_read(user_id, {id_})
            if id_ in box.to_mail:
                box.to_mail.remove(id_)


def forget(user_id):
    """Delete all that is kept of a person."""
    box = mailbox(user_id)
    if box is None:
        return
    for target in list(box.subscriptions):
        subscriptions.unsubscribe(user_id, target)
    root().mailboxes.part(user_id).pop(user_id, None)


def pace(user_id):
    """Return how soon a person is mailed."""
    box = mailbox(user_id)
    return rules.DEFAULT_PACE if box is None else box.pace


def set_pace(user_id, wanted):
    """Choose how soon a person is mailed; ValueError when it is none of rules.PACES."""
    if wanted not in rules.PACES:
        raise ValueError(wanted)
    if pace(user_id) == wanted:
        return
    box = to_write(user_id)
    box.pace = wanted
    # What waits leaves in the new way.
    for id_ in list(box.to_mail):
        box.to_mail.remove(id_)
        _queue(user_id, box, box.notices[id_])


def is_duty(kind):
    """Tell whether a notice of a kind asks the reader to do something."""
    known = queryUtility(INoticeKind, kind)
    return known is not None and known.duty


def _knows(user_id, id_):
    box = mailbox(user_id)
    return box is not None and id_ in box.notices


def _put(user_id, notice):
    box = to_write(user_id)
    box.notices[notice.id] = notice
    box.unread.insert(notice.id)
    _queue(user_id, box, notice)


def _queue(user_id, box, notice):
    duty = is_duty(notice.kind)
    if rules.goes_at_once(box.pace, duty):
        waiting = root().at_once
    elif rules.goes_in_digest(box.pace, duty):
        waiting = root().later
    else:
        return
    box.to_mail.insert(notice.id)
    waiting.part(user_id).insert(user_id)
