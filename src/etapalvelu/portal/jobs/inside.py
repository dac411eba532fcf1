"""The scheduler inside a Zope process, for an installation that is one process."""

from etapalvelu.portal.jobs.worker import Worker

import atexit
import os
import threading

# "on" in the environment of that one Zope process; other schedulers are then not needed.
SWITCH = "PORTAL_JOBS_INSIDE"
PATIENCE = 10  # seconds for running jobs when the process ends

_once = threading.Lock()


def begin(event):
    """Start the scheduler; subscriber of every request, because only servers get requests.

    A command such as `bin/instance run` opens the same database and must not work beside Zope.
    """
    if os.environ.get(SWITCH) != "on" or not _once.acquire(blocking=False):
        return
    worker = Worker()
    thread = threading.Thread(target=worker.loop, name="portal-jobs", daemon=True)
    thread.start()
    atexit.register(_end, worker, thread)


def _end(worker, thread):
    worker.stop()
    thread.join(PATIENCE)
