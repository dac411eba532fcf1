"""Feeds of the whole site, which Plone serves from the front page whatever its settings say."""

from Products.Five import BrowserView
from zExceptions import NotFound


class NoFeed(BrowserView):
    """Feed readers cannot log in, and everything here needs a login."""

    def __call__(self):
        raise NotFound(self.__name__)
