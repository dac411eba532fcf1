"""Zope on FileStorage, killed again and again while people write."""

from assembly import ROOT
from persistent.TimeStamp import TimeStamp
from tests.operations.fileportal import run_python
from tests.operations.fileportal import verify
from tests.operations.writers import Writers
from tests.operations.writers import lost
from tests.soak.report import Report

import json
import random
import struct
import time

WRITERS = 8
BETWEEN = 3  # acknowledged writes from one kill to the next
TORN = 300  # bytes


def soak(portal, log_in, kills, say, minutes=60):
    """Kill the running portal so many times, or for so many minutes.

    `log_in` gives a session at its address.
    """
    begun = time.monotonic()
    killed = 0
    torn = 0
    cookies = log_in(portal.url).cookies
    with Writers([portal.url], cookies, WRITERS) as writers:
        for number in range(kills):
            writers.wait_for(BETWEEN)
            # Anywhere in a commit, not always after an answer.
            time.sleep(random.uniform(0, 0.3))
            portal.kill()
            killed += 1
            if number % 2:
                tear(portal.database)
                torn += 1
            portal.start()
            if time.monotonic() - begun > minutes * 60:
                break
            say(f"kill {number + 1} of {kills}: {len(writers.journal.written)} written")
        writers.wait_for(BETWEEN)
    report = Report("Zope on FileStorage, killed under load")
    report.tell("Zope killed by SIGKILL, times", killed)
    report.tell("of these with a torn transaction at the end of Data.fs", torn)
    report.tell("files acknowledged", len(writers.journal.written))
    report.tell("requests refused or cut off", len(writers.journal.refused))
    answers = log_in(portal.url).get(portal.url, headers={"Accept": "text/html"}).status_code
    report.demand("front page afterwards, status", answers, 200)
    missing = lost(log_in(portal.url), portal.url, writers.journal.written)
    report.demand("acknowledged files lost or changed", len(missing))
    portal.stop()
    place = ["--filestorage", portal.database, "--blobs", portal.var / "blobstorage"]
    found = json.loads(run_python(ROOT / "scripts/inspect_database.py", *place).stdout)
    report.tell("objects in the database", found["objects"])
    report.demand("blobs missing", found["missing_blobs"])
    words = verify(portal.database)
    report.demand("objects that cannot be loaded", unloadable(words))
    report.tell("minutes", f"{(time.monotonic() - begun) / 60:.1f}")
    return report


def unloadable(words):
    """Return the number that zodbverify gives in its words."""
    return int(words.partition("Found ")[2].split()[0])


def tear(database):
    """Leave what a cut off write leaves: a transaction that ends in the middle (status "c")."""
    tid = TimeStamp(*time.gmtime()[:5], time.time() % 60).raw()
    head = tid + struct.pack(">QcHHH", 10_000, b"c", 0, 0, 0)
    with database.open("ab") as file:
        file.write(head + b"x" * TORN)
