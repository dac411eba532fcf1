"""Zope, PostgreSQL, the mail server and the worker of the jobs, killed in turn under load."""

from assembly import ROOT
from assembly.console import Stop
from tests.operations.writers import Writers
from tests.operations.writers import lost
from tests.production.stack import free_port
from tests.soak import mail
from tests.soak import processes
from tests.soak.files import unloadable
from tests.soak.report import Report

import json
import random
import signal
import time

WRITERS = 6
BETWEEN = 2  # acknowledged writes from one kill to the next
PATIENCE = 180  # seconds until all mail must have arrived
SITE = ROOT / "tests/soak/zope_site.py"


class Victims:
    """The four kinds of process of a stack; each is killed and started again."""

    kinds = ("Zope", "PostgreSQL", "mail server", "worker")

    def __init__(self, stack):
        self.stack = stack
        self.smtp_port = free_port()
        self.smtp = processes.mail_server(stack.folder, self.smtp_port)
        self.worker = processes.job_worker(stack)
        self.killed = dict.fromkeys(self.kinds, 0)
        self.restarts = 0

    def __enter__(self):
        self.stack.run_python(SITE, "mail", self.stack.zope_conf, str(self.smtp_port))
        self.smtp.start()
        self.worker.start()
        processes.wait_for_port(self.smtp_port)
        return self

    def __exit__(self, *error):
        self.worker.stop()
        self.smtp.stop()

    def kill(self, kind):
        {
            "Zope": self._zope,
            "PostgreSQL": self._postgresql,
            "mail server": lambda: self._program(self.smtp),
            "worker": lambda: self._program(self.worker),
        }[kind]()
        self.killed[kind] += 1

    def wait(self):
        """Wait until all are at work; start again, as systemd does, what ended by itself.

        A process that starts while the database is away ends.
        """
        if self.worker.ended():
            self.worker.start()
            self.restarts += 1
        for number in range(len(self.stack.processes)):
            while not answers(self.stack.processes[number]):
                self._start_zope(number)
                self.restarts += 1

    def _zope(self):
        """Kill one while the others answer; the next kills do not wait until it is back."""
        self.wait()
        number = self.killed["Zope"] % len(self.stack.processes)
        zope = self.stack.processes[number]
        zope.tell(signal.SIGKILL)
        zope.process.wait()
        self._start_zope(number)

    def _start_zope(self, number):
        """Start one at the port and in the place of another."""
        again = self.stack.add_process(self.stack.processes[number].port)
        self.stack.processes.pop()
        self.stack.processes[number] = again

    def _postgresql(self):
        self.stack.cluster.stop(signal.SIGKILL)
        # The processes of the old server hold its memory until they notice.
        for attempt in range(20):
            try:
                self.stack.cluster.start()
                return
            except Stop:
                if attempt == 19:
                    raise
                time.sleep(0.5)

    def _program(self, program):
        program.kill()
        time.sleep(random.uniform(0, 1))
        program.start()


def answers(zope):
    """Wait until a process answers well, also while the database comes back; False: it ended."""
    for _attempt in range(60):
        try:
            zope.wait_until_it_answers()
            return True
        except Stop:
            if zope.process.poll() is not None:
                return False
            time.sleep(1)
    raise Stop(f"Zope answers with errors only; the end of {zope.log} says why.")


def soak(stack, log_in, kills, say, minutes=120):
    """Kill each kind of process so many times, or for so many minutes.

    `log_in` gives a session at an address.
    """
    begun = time.monotonic()
    with Victims(stack) as victims:
        cookies = log_in(stack.urls[0]).cookies
        with (
            Writers(stack.urls, cookies, WRITERS) as writers,
            mail.MailWriter(stack.urls, cookies) as letters,
        ):
            for number in range(kills):
                for kind in victims.kinds:
                    writers.wait_for(BETWEEN)
                    time.sleep(random.uniform(0, 0.5))
                    victims.kill(kind)
                files = len(writers.journal.written)
                asked = len(letters.acknowledged)
                if time.monotonic() - begun > minutes * 60:
                    break
                say(f"round {number + 1} of {kills}: {files} files, {asked} letters")
            victims.wait()
            writers.wait_for(BETWEEN)
        received = stack.folder / "received"
        victims.wait()
        found = mail.wait_until_arrived(received, letters.acknowledged, PATIENCE)
        report = Report("Zope, PostgreSQL, mail server and worker, killed under load")
        for kind, count in victims.killed.items():
            report.tell(f"{kind} killed by SIGKILL, times", count)
        report.tell("started again because the database was away", victims.restarts)
        _tell_writes(report, stack, log_in, writers.journal)
        _tell_mail(report, letters, found)
    _tell_database(report, stack)
    report.tell("minutes", f"{(time.monotonic() - begun) / 60:.1f}")
    return report


def _tell_writes(report, stack, log_in, journal):
    report.tell("files acknowledged", len(journal.written))
    report.tell("requests for files refused or cut off", len(journal.refused))
    for number, url in enumerate(stack.urls, 1):
        session = log_in(url)
        page = session.get(url, headers={"Accept": "text/html"})
        report.demand(f"front page of process {number} afterwards, status", page.status_code, 200)
        report.demand(
            f"acknowledged files lost or changed, asked of process {number}",
            len(lost(session, url, journal.written)),
        )


def _tell_mail(report, letters, found):
    report.tell("letters acknowledged", len(letters.acknowledged))
    report.tell("requests for letters refused or cut off", len(letters.refused))
    report.demand(
        "acknowledged letters that did not arrive", len(found.missing(letters.acknowledged))
    )
    report.tell("letters that arrived, without repeats", len(found.copies))
    report.tell("repeats, all under the Message-ID of the first", found.repeats)
    report.demand("letters under two Message-IDs", len(found.differing))


def _tell_database(report, stack):
    cache = stack.folder / "inspected"
    script = ROOT / "scripts/inspect_database.py"
    done = stack.run_python(script, "--postgresql", "application_name=soak", "--blobs", cache)
    found = json.loads(done.stdout)
    report.tell("objects in the database", found["objects"])
    report.demand("blobs missing", found["missing_blobs"])
    words = stack.run_python(SITE, "verify", stack.zope_conf).stdout
    report.demand("objects that cannot be loaded", unloadable(words))
