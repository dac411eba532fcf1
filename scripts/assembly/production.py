"""The processes of `make start PROFILE=production`: started in order, started again when one
ends by itself, and ended together."""

from . import LOGS
from . import ROOT
from . import VAR
from . import commands
from . import instance
from .console import Progress
from .console import Stop
from .postgresql import Cluster
from .proxy import Proxy
from .zopes import ENVIRONMENT
from .zopes import ZopeProcess
from pathlib import Path
from urllib.parse import urlsplit

import contextlib
import os
import signal
import subprocess
import sys
import time

LOCAL_NAMES = ("localhost", "127.0.0.1")
JOBS = ROOT / "bin" / "portal-jobs"
JOBS_GRACE = 40  # seconds: a job may finish its batch
TICK = 0.5
# A process that ends this often within a minute has a reason that a restart does not mend.
RESTARTS_PER_MINUTE = 5


class Jobs:
    """The scheduler, exclusive across hosts by its own lock."""

    def __init__(self, log: Path, environment: dict[str, str]):
        self.log = log
        with log.open("a", encoding="utf-8") as stream:
            self.process = subprocess.Popen(
                [JOBS, "--loop"],
                cwd=ROOT,
                env={**os.environ, **ENVIRONMENT, **environment},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=commands.dies_with_parent,
            )

    def stop(self) -> None:
        for number, patience in ((signal.SIGTERM, JOBS_GRACE), (signal.SIGKILL, None)):
            if self.process.poll() is not None:
                return
            self.process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)


class Portal:
    def __init__(self, port: int, count: int, values: dict[str, str]):
        # What letters of jobs link to.
        address = values.get("PORTAL_ADDRESS", f"http://localhost:{port}")
        self.values = {"PORTAL_URL": address, **values}
        self.cluster: Cluster | None = None
        names = [urlsplit(address).hostname or "", *values.get("PORTAL_HOSTS", "").split()]
        self.proxy = Proxy(VAR / "nginx", LOGS, port, " ".join({*names, *LOCAL_NAMES} - {""}))
        self.ports = [port + 1 + number for number in range(count)]
        self.zopes: dict[int, ZopeProcess] = {}
        self.jobs: Jobs | None = None
        self.ends: list[float] = []

    def start(self, progress: Progress) -> None:
        for port in self.ports:
            self._start_zope(port)
        for number, zope in enumerate(self.zopes.values(), 1):
            progress.detail = f"waiting for process {number} of {len(self.ports)}"
            zope.wait_until_it_answers()
        self._start_jobs()
        self.proxy.configure(self.ports)
        self.proxy.start()
        progress.detail = f"{len(self.ports)} processes answering"

    def wait(self) -> None:
        """Keep them running until interrupted."""
        while True:
            time.sleep(TICK)
            if self.cluster and self.cluster.process.poll() is not None:
                self._say("PostgreSQL")
                self.cluster.start()
            for port, zope in list(self.zopes.items()):
                if zope.process.poll() is not None:
                    self._say(f"The Zope process on port {port}")
                    self._start_zope(port)
            if self.jobs and self.jobs.process.poll() is not None:
                self._say("The scheduler")
                self._start_jobs()
            if self.proxy.process.poll() is not None:
                self._say("nginx")
                self.proxy.start()

    def stop(self) -> None:
        """From the door inwards; what is being answered is answered."""
        self.proxy.stop()
        for zope in self.zopes.values():
            zope.tell(signal.SIGTERM)
        if self.jobs:
            self.jobs.stop()
        for zope in self.zopes.values():
            zope.stop()
        if self.cluster:
            self.cluster.stop()

    def _start_zope(self, port: int) -> None:
        wsgi_ini = instance.ZOPE_CONF.with_name("wsgi.ini")
        log = LOGS / f"zope-{port}.log"
        self.zopes[port] = ZopeProcess(wsgi_ini, port, log, self.values)

    def _start_jobs(self) -> None:
        if JOBS.exists():
            self.jobs = Jobs(LOGS / "jobs.log", self.values)

    def _say(self, what: str) -> None:
        now = time.monotonic()
        self.ends = [end for end in self.ends if end > now - 60] + [now]
        if len(self.ends) > RESTARTS_PER_MINUTE:
            raise Stop(f"{what} ends again and again; instance/var/log says why.")
        print(f"{what} has ended by itself; it is started again.", file=sys.stderr, flush=True)
