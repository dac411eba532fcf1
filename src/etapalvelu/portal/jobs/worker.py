"""Looks for due jobs and runs each in a thread, so that a slow one holds up no other."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.jobs import context
from etapalvelu.portal.jobs import rules
from etapalvelu.portal.jobs import runner
from etapalvelu.portal.jobs import store
from etapalvelu.portal.jobs.locks import locks_of

import logging
import os
import queue
import socket
import threading
import transaction

PAUSE = 5  # seconds between two looks
LONGEST_PAUSE = 60  # seconds, while the database does not answer
THREADS = 2

logger = logging.getLogger(__name__)


class Worker:
    """One scheduler of a process. Any number of them may be at work on any number of hosts."""

    def __init__(self):
        self.place = f"{socket.gethostname()}:{os.getpid()}"
        self._running = {}
        self._idle_until = {}
        self._wake = queue.SimpleQueue()
        self._stopped = False

    def loop(self):
        """Work until `stop` is called, then let the running jobs end."""
        pause = PAUSE
        while not self._stopped:
            try:
                self.look()
                pause = PAUSE
            except Exception as error:
                pause = min(2 * pause, LONGEST_PAUSE)
                logger.warning("No look at the jobs: %s", rules.failure_text(error))
            self._sleep(pause)
        self.finish()

    def once(self):
        """Run what is due now and return when all of it has ended."""
        tried = set()
        while not self._stopped and (waiting := set(self.look(tried)) - tried):
            tried.update(key for key in waiting if key in self._running)
            self._sleep(PAUSE)
        self.finish()

    def look(self, except_for=()):
        """Begin what is due, as far as there are free threads; return all that was due."""
        now = datetime.now(UTC)
        self._running = {key: job for key, job in self._running.items() if job.is_alive()}
        found = []
        with context.opened() as app:
            for site_id in context.site_ids(app):
                context.enter(app, site_id)
                self._beat(now)
                found += [(site_id, name) for name in runner.due(now)]
            locks = locks_of(app._p_jar.db())
        for key in found:
            free = len(self._running) < THREADS and key not in self._running
            if free and key not in except_for and self._idle_until.get(key, now) <= now:
                job = threading.Thread(target=self._run, args=(key, locks), daemon=True)
                self._running[key] = job
                job.start()
        return found

    def stop(self):
        """End `loop` soon; may be called by a signal."""
        self._stopped = True
        self._wake.put(None)

    def finish(self, patience=None):
        """Wait for the running jobs, at most `patience` seconds for each."""
        for job in list(self._running.values()):
            job.join(patience)

    def _run(self, key, locks):
        site_id, name = key
        try:
            with context.opened() as app:
                context.enter(app, site_id)
                self._idle_until.pop(key, None)
                began = datetime.now(UTC)
                if runner.run(name, lambda name: locks(f"{site_id}/{name}")) == "":
                    self._idle_until[key] = began + store.job(name).every
        except Exception as error:
            logger.warning("Job %s did not run: %s", name, rules.failure_text(error))
        finally:
            self._wake.put(None)

    def _beat(self, now):
        if not rules.wants_beat(store.schedule().heartbeat.at, now):
            return
        try:
            store.beat(now, self.place)
            transaction.commit()
        except Exception as error:
            # Another worker gave a sign of life at the same moment, or the next look says why.
            transaction.abort()
            logger.debug("No sign of life: %s", error)

    def _sleep(self, seconds):
        try:
            self._wake.get(timeout=seconds)
        except queue.Empty:
            return
