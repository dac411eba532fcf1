"""People at work at the portal, at a vanilla Plone, and at one and two processes on PostgreSQL.

    PYTHONPATH=scripts python benchmarks/load.py [--people 40] [--seconds 180] [--think 5]
                                                 [--only files|postgresql] [--small]

Both sites hold the same number of objects. Nothing leaves this machine. Exit code 1: an answer was
wrong.
"""

from contextlib import contextmanager
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.demo.data import read
from functools import partial
from importlib.metadata import version
from load_people import Person
from load_people import Tally
from load_runs import measure
from load_runs import memory_line
from pathlib import Path

import argparse
import fill_vanilla
import load_mixes
import os
import platform
import report
import servers
import shutil
import signal
import sys
import tempfile

HERE = Path(__file__).parent
OBJECTS, LISTED = 1000, 300
RUSH_PEOPLE, RUSH_SECONDS = 8, 60  # without pauses, to see what a site can do at most


def members(url, count):
    """Log in so many of the demonstration people, managers of points among them."""
    tally = Tally()
    people = []
    data = read("people")
    for number in range(count):
        found = data["person"][number % len(data["person"])]
        person = Person(url, found["email"], data["password"], tally)
        places = [m for m in found.get("memberships", ()) if m["role"] == "PointManager"]
        person.point = places[0]["organisation"] if places else None
        people.append(person)
    return people


def vanilla_members(url, count):
    """As many editors as there are managers of points among the portal's people."""
    tally = Tally()
    roles = [p.get("memberships", ()) for p in read("people")["person"]]
    people = []
    for number in range(count):
        editor = any(m["role"] == "PointManager" for m in roles[number % len(roles)])
        login = fill_vanilla.EDITOR if editor else fill_vanilla.MEMBER
        person = Person(url, login, fill_vanilla.PASSWORD, tally)
        person.editor = editor
        people.append(person)
    return people


@contextmanager
def on_files(kind, folder, objects):
    """Serve a site from files; gives its address and the id of its process."""
    place = folder / kind
    servers.configure(place, vanilla=kind == "vanilla")
    servers.fill(place, f"fill_{kind}.py", objects, min(LISTED, objects // 3))
    server = servers.Server(place)
    try:
        yield f"http://127.0.0.1:{server.port}/portal", [server.process.pid]
    finally:
        server.stop()


def on_postgresql(folder, objects, counts, run):
    """Make the portal on PostgreSQL behind nginx, and call run(address, ids) for each count."""
    sys.path.insert(0, str(HERE.parent))
    from tests.production.stack import Stack

    stack = Stack(folder, processes=0, durable=True, threads=servers.THREADS)
    with stack:
        points = min(LISTED, objects // 3)
        stack.run_python(HERE / "fill_portal.py", stack.zope_conf, str(objects), str(points))
        for count in counts:
            while len(stack.processes) < count:
                stack.add_process()
            stack.wait()
            address = stack.add_proxy()
            try:
                run(count, address, [zope.process.pid for zope in stack.processes])
            finally:
                stack.proxy.stop()
                stack.proxy = None


def run_all(options, folder, say):
    runs = []
    people, seconds, think = options.people, options.seconds, options.think
    rush = min(RUSH_SECONDS, seconds)

    def both(name, make, url, pids, mix):
        say(f"{name}: {people} people for {seconds:.0f} s")
        runs.append(measure(name, make(url, people), pids, mix, think, seconds))
        name = f"{name}, rush"
        runs.append(measure(name, make(url, RUSH_PEOPLE), pids, mix, 0, rush))

    if options.only in (None, "files"):
        for kind, make, mix in (
            ("portal", members, load_mixes.portal()),
            ("vanilla", vanilla_members, load_mixes.vanilla()),
        ):
            say(f"{kind}: making the site")
            with on_files(kind, folder, options.objects) as (url, pids):
                both(kind, make, url, pids, mix)
    if options.only in (None, "postgresql"):
        say("PostgreSQL: making the site")

        def run(count, url, pids):
            both(f"PostgreSQL, {count} Zope", members, url, pids, load_mixes.portal())

        place = folder / "stack"
        place.mkdir()
        on_postgresql(place, options.objects, (1, 2), run)
    return runs


def table(runs):
    rows = [
        (
            run.name,
            len(run.tally.all_seconds()),
            f"{run.rate:.1f}",
            *(f"{run.milliseconds(share):.0f}" for share in (0.5, 0.95, 0.99)),
            len(run.tally.errors),
            memory_line(run),
            f"{run.processor:.2f}",
            f"{run.generator:.2f}",
        )
        for run in runs
    ]
    head = ["Site", "Requests", "/s", "p50 ms", "p95 ms", "p99 ms", "Errors", "Zope MB"]
    return report.table([*head, "Zope cores", "Own cores"], rows)


def actions(ours, vanilla):
    """p95 of each action beside vanilla's."""
    rows = []
    for action in ours.tally.seconds:
        mine, its = ours.milliseconds(0.95, action), vanilla.milliseconds(0.95, action)
        ratio = f"{its / mine:.1f}" if its and mine else "-"
        rows.append((action, f"{mine:.0f}", f"{its:.0f}", ratio))
    return report.table(["Action", "Ours p95 ms", "Vanilla p95 ms", "Ratio"], rows)


def lines(runs, options, load):
    yield (
        f"{datetime.now(UTC):%Y-%m-%d}, Plone {version('Plone')}, "
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load before {load:.2f}; "
        f"{options.people} people, {options.seconds:.0f} s, {options.think:g} s between requests"
    )
    yield ""
    yield from table(runs)
    named = {run.name: run for run in runs}
    if {"portal", "vanilla"} <= named.keys():
        yield ""
        yield from actions(named["portal"], named["vanilla"])
        ratio = named["portal, rush"].rate / named["vanilla, rush"].rate
        yield f"\nWithout pauses ours answers {ratio:.1f} times as many requests as vanilla."
    one, two = (named.get(f"PostgreSQL, {count} Zope, rush") for count in (1, 2))
    if one and two:
        yield f"\nTwo processes answer {two.rate / one.rate:.2f} times as many as one."
    for run in runs:
        yield from (f"ERROR {run.name}: {words}" for words in run.tally.errors[:3])


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--think", type=float, default=5, help="mean seconds between requests")
    parser.add_argument("--objects", type=int, default=OBJECTS)
    parser.add_argument("--only", choices=("files", "postgresql"))
    parser.add_argument("--small", action="store_true", help="a short trial of the script")
    options = parser.parse_args()
    if options.small:
        options.people, options.seconds, options.think, options.objects = 6, 6, 0.5, 420
    if not (0 < options.people <= 200 and 0 < options.seconds <= 3600):
        parser.error("at most 200 people and 3600 seconds")
    return options


def main():
    options = arguments()
    # So that a run which is told to end takes its servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="portal-"))
    # The user of the database server has to get through.
    folder.chmod(0o711)
    load = os.getloadavg()[0]
    try:
        runs = run_all(options, folder, partial(print, file=sys.stderr, flush=True))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(lines(runs, options, load)))
    sys.exit(1 if any(run.tally.errors for run in runs) else 0)


if __name__ == "__main__":
    main()
