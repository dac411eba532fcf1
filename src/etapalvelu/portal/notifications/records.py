"""What is kept of notices: a record for each person, so that writers do not meet."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from etapalvelu.portal.core.stripes import Stripes
from etapalvelu.portal.notifications import rules
from persistent import Persistent
from plone import api
from secrets import token_hex
from zope.annotation.interfaces import IAnnotations

_KEY = "etapalvelu.portal.notifications"


class Notice:
    """One thing that one person was told at an aware moment; it never changes.

    uid: of the content, or ""; link: where to go instead, below the site; reason: the target of
    the subscription through which it came, or ""; values: texts for the sentence.
    """

    def __init__(self, id, at, kind, uid="", link="", reason="", values=None):
        self.id = id
        self.at = at
        self.kind = kind
        self.uid = uid
        self.link = link
        self.reason = reason
        self.values = values or {}


class Mailbox(Persistent):
    """Of one person: notices by id, which of them are unread and which wait for mail."""

    pace = rules.DEFAULT_PACE
    # Names of the newest digests that were made up, of days and of weeks.
    digests = ()

    def __init__(self):
        self.notices = OOBTree()
        self.unread = OOTreeSet()
        self.to_mail = OOTreeSet()
        # Target -> moment of the subscription.
        self.subscriptions = OOBTree()


class Change(Persistent):
    """A change of content that subscribers are still to be told of."""

    def __init__(self, id, uid, change, note, by):
        self.id = id
        self.uid = uid
        self.change = change
        self.note = note
        self.by = by


class Notifications(Persistent):
    """The root. followers: target -> user ids; at_once, later: who waits for which mail."""

    def __init__(self):
        self.secret = token_hex(32)
        self.mailboxes = Stripes()
        self.followers = Stripes()
        self.changes = Stripes()
        self.at_once = Stripes(OOTreeSet)
        self.later = Stripes(OOTreeSet)


def create():
    """Make the records once; what is in them survives an uninstallation."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = Notifications()


def root():
    """Return the portal's Notifications."""
    return IAnnotations(api.portal.get())[_KEY]


def mailbox(user_id):
    """Return a person's Mailbox only to read, or None when there is none yet."""
    found = IAnnotations(api.portal.get()).get(_KEY)
    return None if found is None else found.mailboxes.get(user_id)


def to_write(user_id):
    """Return a person's Mailbox, made when there is none."""
    part = root().mailboxes.part(user_id)
    if user_id not in part:
        part[user_id] = Mailbox()
    return part[user_id]
