"""Notices: telling people, and what each of them has been told."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.notifications import rules
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
        if may_be_told(user_id, content):
            notice = Notice(id_, now, kind, uid, link, reason, texts)
            count += _put(user_id, notice)
    return count


def may_be_told(user_id, content=None):
    """Tell whether a person belongs to the network now and may view the content, if any."""
    user = api.user.get(userid=user_id)
    if user is None:
        return False
    where = api.portal.get() if content is None else content
    return bool(api.user.has_permission("View", user=user, obj=where))


def pace(user_id):
    """Return how soon a person is mailed."""
    box = mailbox(user_id)
    return rules.DEFAULT_PACE if box is None else box.pace


def set_pace(user_id, wanted):
    """Choose how soon a person is mailed; ValueError when it is none of rules.PACES."""
    if wanted not in rules.PACES:
        raise ValueError(wanted)
    box = to_write(user_id)
    if box.pace != wanted:
        box.pace = wanted
        # What waits leaves in the new way.
        for id_ in list(box.to_mail):
            box.to_mail.remove(id_)
            _queue(user_id, box, box.notices[id_])


def is_duty(kind):
    """Tell whether a notice of a kind asks the reader to do something."""
    known = queryUtility(INoticeKind, kind)
    return known is not None and known.duty


def _put(user_id, notice):
    box = to_write(user_id)
    if notice.id in box.notices:
        return False
    box.notices[notice.id] = notice
    box.unread.insert(notice.id)
    _queue(user_id, box, notice)
    return True


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
