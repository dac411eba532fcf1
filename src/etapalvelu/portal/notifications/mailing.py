"""Mail about notices: one letter each, or a digest with one key for person and period."""

from etapalvelu.portal.notifications import records
from etapalvelu.portal.notifications import rules
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications.reading import sentence
from etapalvelu.portal.outbox import letters
from plone import api
from urllib.parse import urlencode

import transaction

BATCH = 50
# More lines than this are not read in a mail.
MOST_LINES = 40


def mail_at_once():
    """Write the letters of those who are told at once; return how many. Commits in batches."""
    return _each(records.root().at_once, _mail_each)


def mail_digests(now):
    """Write the digests that are due at a local moment; return how many. Commits in batches."""
    return _each(records.root().later, lambda user_id, box: _mail_digests(user_id, box, now))


def unsubscribe_url(user_id, scope):
    """Return the address at which mail of a scope is stopped without a login (RFC 8058)."""
    signature = rules.signature(records.root().secret, user_id, scope)
    query = urlencode({"person": user_id, "scope": scope, "signature": signature})
    return f"{api.portal.get().absolute_url()}/unsubscribe?{query}"


def _each(waiting, mail):
    count = 0
    for number, user_id in enumerate(waiting.names(), 1):
        box = records.mailbox(user_id)
        count += mail(user_id, box) if box is not None else 0
        if box is None or not _still_waits(box, waiting):
            part = waiting.part(user_id)
            if user_id in part:
                part.remove(user_id)
        if number % BATCH == 0:
            transaction.commit()
    transaction.commit()
    return count


def _still_waits(box, waiting):
    if waiting is records.root().at_once:
        return False
    notices = [box.notices[id_] for id_ in box.to_mail if id_ in box.notices]
    return any(rules.goes_in_digest(box.pace, store.is_duty(notice.kind)) for notice in notices)


def _mail_each(user_id, box):
    count = 0
    for notice in _waiting(box, rules.goes_at_once):
        title = _title(user_id, notice)
        if title is not None:
            count += _letter(user_id, notice, title)
        box.to_mail.remove(notice.id)
    return count


def _letter(user_id, notice, title):
    user = api.user.get(userid=user_id)
    language = user.getProperty("language", "")
    duty = store.is_duty(notice.kind)
    return letters.send(
        "notifications/duty" if duty else "notifications/notice",
        language,
        user.getProperty("email", ""),
        key=f"notice/{user_id}/{notice.id}",
        headers={} if duty else _headers(user_id, notice.reason or rules.ALL_MAIL),
        sentence=sentence(notice, title, language),
        **_links(user_id, notice.reason or rules.ALL_MAIL, duty),
    )


def _mail_digests(user_id, box, now):
    groups = {}
    for notice in _waiting(box, rules.goes_in_digest):
        name, before = rules.digest(box.pace, store.is_duty(notice.kind), now)
        if notice.at < before and name not in box.digests:
            groups.setdefault(name, []).append(notice)
    for name, notices in groups.items():
        _digest(user_id, box, name, notices)
    return len(groups)


def _digest(user_id, box, name, notices):
    user = api.user.get(userid=user_id)
    language = user.getProperty("language", "") if user is not None else ""
    titles = [(notice, _title(user_id, notice)) for notice in notices]
    # What was read in the portal is no news any more, but still has to be done.
    told = [
        (notice, title)
        for notice, title in titles
        if title is not None and (notice.id in box.unread or store.is_duty(notice.kind))
    ]
    if told:
        lines = [f"- {sentence(notice, title, language)}" for notice, title in told]
        if len(lines) > MOST_LINES:
            lines = [*lines[:MOST_LINES], f"- … + {len(lines) - MOST_LINES}"]
        letters.send(
            "notifications/digest",
            language,
            user.getProperty("email", ""),
            key=f"digest/{user_id}/{name}",
            headers=_headers(user_id, rules.ALL_MAIL),
            count=len(told),
            lines="\n".join(lines),
            **_links(user_id, rules.ALL_MAIL, duty=False),
        )
    for notice in notices:
        box.to_mail.remove(notice.id)
    kind = name.partition("-")[0]
    box.digests = (*(known for known in box.digests if not known.startswith(kind)), name)


def _waiting(box, wanted):
    """Return the notices that wait for the kind of mail, oldest first."""
    notices = [box.notices[id_] for id_ in box.to_mail if id_ in box.notices]
    found = [n for n in notices if wanted(box.pace, store.is_duty(n.kind))]
    return sorted(found, key=lambda notice: notice.at)


def _title(user_id, notice):
    """Return the title of a notice's content, None when the person may not be told of it now."""
    if not notice.uid:
        return "" if store.may_be_told(user_id) else None
    content = store.content(notice.uid)
    if content is None or not store.may_be_told(user_id, content):
        return None
    return content.Title()


def _headers(user_id, scope):
    return {
        "List-Unsubscribe": f"<{unsubscribe_url(user_id, scope)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _links(user_id, scope, duty):
    portal_url = api.portal.get().absolute_url()
    links = {"inbox_link": f"{portal_url}/inbox", "portal_url": portal_url}
    return links if duty else links | {"unsubscribe_link": unsubscribe_url(user_id, scope)}
