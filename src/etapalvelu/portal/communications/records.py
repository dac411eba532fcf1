"""Secret addresses of calendar feeds. Only a hash is kept: who reads the database has no feed."""

from BTrees.OOBTree import OOBTree
from datetime import UTC
from datetime import datetime
from hashlib import sha256
from persistent import Persistent
from plone import api
from zope.annotation.interfaces import IAnnotations

import secrets

_KEY = "etapalvelu.portal.communications.feeds"
KEY_LENGTH = 43  # 256 bits as URL-safe Base64


class Feed:
    """Of one person; `made` is aware."""

    def __init__(self, digest, made):
        self.digest = digest
        self.made = made


class Feeds(Persistent):
    """people: user id -> Feed; digests: hash of the secret -> user id."""

    def __init__(self):
        self.people = OOBTree()
        self.digests = OOBTree()


def create():
    """Make the records once."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = Feeds()


def make_feed(user_id):
    """Give a person a new secret and return it; the old one, if any, is worth nothing any more."""
    end_feed(user_id)
    secret = secrets.token_urlsafe(32)
    digest = _digest(secret)
    _feeds().people[user_id] = Feed(digest, datetime.now(UTC))
    _feeds().digests[digest] = user_id
    return secret


def end_feed(user_id):
    """Take a person's secret back; return whether there was one."""
    feed = _feeds().people.pop(user_id, None)
    if feed is not None:
        _feeds().digests.pop(feed.digest, None)
    return feed is not None


def feed_of(user_id):
    """Return a person's Feed, or None."""
    return _feeds().people.get(user_id)


def person_of(secret):
    """Return the user id to whom a secret belongs, or None."""
    if len(secret) != KEY_LENGTH or not secret.isascii():
        return None
    return _feeds().digests.get(_digest(secret))


def _digest(secret):
    return sha256(secret.encode()).hexdigest()


def _feeds():
    return IAnnotations(api.portal.get())[_KEY]
