"""What is known of each job's runs, as small objects that only the scheduler writes."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent


class JobState(Persistent):
    """The last runs of one job. All moments are aware; None = never.

    started, ended, seconds and result: of the last run that ended; failed_at and failure: of the
    last run that failed; failures: in a row until now.
    """

    started = None
    ended = None
    seconds = None
    result = ""
    failed_at = None
    failure = ""
    failures = 0

    @property
    def interrupted(self):
        """A run began and has not ended: it is going on, or its process died."""
        return self.started is not None and (self.ended is None or self.ended < self.started)


class Heartbeat(Persistent):
    """The last sign of life of any scheduler."""

    at = None
    place = ""


class Schedule(Persistent):
    """All of it; one per site."""

    def __init__(self):
        self.states = OOBTree()
        # name of the job -> moment; written by requests, so apart from what the scheduler writes
        self.wishes = OOBTree()
        self.heartbeat = Heartbeat()
