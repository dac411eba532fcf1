"""A job for tests."""

from datetime import timedelta
from etapalvelu.portal.jobs.interfaces import IJob
from plone import api
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer

KEY = "tests.jobs.done"


@implementer(IJob)
class Count:
    """Counts its runs in the database, and does before it what a test asks for."""

    title = "Counting"

    def __init__(self, every=timedelta(days=1), before=lambda: None, sentence="counted"):
        self.every, self.before, self.sentence = every, before, sentence

    def run(self, now):
        notes = IAnnotations(api.portal.get())
        notes[KEY] = notes.get(KEY, 0) + 1
        self.before()
        return self.sentence
