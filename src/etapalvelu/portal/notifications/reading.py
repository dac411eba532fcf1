"""What the present reader finds in the inbox: only notices about what may be viewed now."""

from etapalvelu.portal.notifications.interfaces import INoticeKind
from etapalvelu.portal.notifications.records import mailbox
from plone import api
from typing import NamedTuple
from zope.component import queryUtility
from zope.i18n import translate
from zope.i18nmessageid import Message


class Row(NamedTuple):
    """A notice as its reader sees it; url is an address of the portal."""

    id: str
    at: object
    kind: str
    text: str
    url: str
    unread: bool
    duty: bool


def rows(user_id, language):
    """Return the present user's Rows, newest first."""
    box = mailbox(user_id)
    if box is None:
        return []
    notices = [notice for notice in box.notices.values() if _kind(notice)]
    brains = _brains(notices)
    found = [
        Row(
            notice.id,
            notice.at,
            notice.kind,
            sentence(notice, brains[notice.uid].Title if notice.uid else "", language),
            _url(notice, brains.get(notice.uid)),
            notice.id in box.unread,
            _kind(notice).duty,
        )
        for notice in notices
        if not notice.uid or notice.uid in brains
    ]
    return sorted(found, key=lambda row: row.at, reverse=True)


def unread(user_id):
    """Return how many notices the present user has not read."""
    box = mailbox(user_id)
    if box is None or not box.unread:
        return 0
    notices = [box.notices[id_] for id_ in box.unread if id_ in box.notices]
    brains = _brains(notices)
    return sum(not notice.uid or notice.uid in brains for notice in notices if _kind(notice))


def sentence(notice, title, language):
    """Return what a notice says; title: of its content."""
    message = _kind(notice).sentence
    filled = Message(
        message,
        domain=message.domain,
        default=message.default,
        mapping={"note": "", **notice.values, "title": title},
    )
    return translate(filled, target_language=language).strip()


def _kind(notice):
    return queryUtility(INoticeKind, notice.kind)


def _brains(notices):
    uids = list({notice.uid for notice in notices if notice.uid})
    if not uids:
        return {}
    found = api.portal.get_tool("portal_catalog").searchResults(UID=uids)
    return {brain.UID: brain for brain in found}


def _url(notice, brain):
    if notice.link:
        return f"{api.portal.get().absolute_url()}/{notice.link}"
    return brain.getURL() if brain is not None else api.portal.get().absolute_url()
