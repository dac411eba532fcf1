"""Compare the speed of the portal's pages with a vanilla Plone Classic of the same version.

    python benchmarks/pages.py [--small]

Creates both sites in a temporary folder, the same number of objects in each, grows copies of them,
serves all four by processes of the same settings and asks them in turn, two clients each. Prints
ratios; a missed goal is printed and no error. Exit code 1: an answer was wrong.
"""

from clients import Member
from clients import Page
from clients import Sample
from clients import Unexpected
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.demo.data import read
from functools import partial
from importlib.metadata import version
from pathlib import Path

import argparse
import fill_vanilla
import json
import os
import platform
import report
import servers
import shutil
import signal
import sys
import tempfile

RESULTS = Path(__file__).parent / "results"
ADVISER = "aino.lahti@kuhmo.example"


@dataclass(frozen=True)
class Plan:
    """How much is measured: objects before and after growth, objects in the list, rounds."""

    objects: int = 1000
    grown: int = 20000
    listed: int = 300
    rounds: int = 5
    seconds: float = 2.0


SMALL = Plan(objects=420, grown=460, listed=24, rounds=1, seconds=0.2)
# Times that ours must be faster than vanilla's; None: told beside, without a goal.
GOALS = {
    "service card": 3,
    "list, default page": 10,
    "list, all on one page": 10,
    "dashboard": 3,
    "REST card": 1,
}


def pages(listed):
    """Return (ours, vanilla) pages by name. Vanilla's document stands in for card and dashboard."""
    card = "/providers/verohallinto/esitaytetty-veroilmoitus/card-fi"
    document = "/osio-0/alue-0/kansio-0/sivu-00003"
    json_type = "application/json"
    text = "Mittauskohde 00003"
    title = read("cards/esitaytetty-veroilmoitus.fi")["title"]
    vanilla_document = Page(document, text)
    ours = (
        Page(card, title),
        Page("/points", "/points/", 20),
        Page("/points?all=1", "Mittauskohde", listed - 20),
        Page("", "Kuhmon asiointipiste"),
        Page(card, title, accept=json_type),
    )
    vanilla = (
        vanilla_document,
        Page("/luettelo", "Mittauskohde", 20),
        Page(f"/luettelo?b_size={listed}", "Mittauskohde", listed),
        vanilla_document,
        Page(document, text, accept=json_type),
    )
    return dict(zip(GOALS, ours, strict=True)), dict(zip(GOALS, vanilla, strict=True))


def build(folder, plan, say):
    """Create both sites and grown copies of them, side by side; return the folders by name."""
    with ThreadPoolExecutor() as pool:
        built = pool.map(partial(build_one, folder, plan, say), ("portal", "vanilla"))
        return {name: place for folders in built for name, place in folders.items()}


def build_one(folder, plan, say, kind):
    folders = {}
    for objects in (plan.objects, plan.grown):
        place = folders[f"{kind} {objects}"] = folder / f"{kind}-{objects}"
        if objects == plan.grown:
            shutil.copytree(folder / f"{kind}-{plan.objects}" / "var", place / "var")
        servers.configure(place, vanilla=kind == "vanilla")
        took = servers.fill(place, f"fill_{kind}.py", objects, plan.listed)
        say(f"{kind} with {objects} objects: made in {took:.0f} s")
    return folders


def measure(members, plan, say):
    """Ask all servers in turn for each page; return the samples by server and page."""
    ours, vanilla = pages(plan.listed)
    samples = {name: {page: Sample() for page in GOALS} for name in members}
    for page in GOALS:
        say(f"measuring: {page}")
        for round_ in range(-1, plan.rounds):
            # There and back, so that a slow drift of the machine meets all alike.
            for name in sorted(members, reverse=round_ % 2 == 1):
                target = (ours if name.startswith("portal") else vanilla)[page]
                sample = Sample() if round_ < 0 else samples[name][page]
                members[name].measure(target, plan.seconds, sample)
    return samples


def run(plan, folder, say):
    folders = build(folder, plan, say)
    people = {
        "portal": (ADVISER, read("people")["password"]),
        "vanilla": (fill_vanilla.MEMBER, fill_vanilla.PASSWORD),
    }
    with ExitStack() as stack:
        running, members = {}, {}
        for name, place in folders.items():
            server = running[name] = servers.Server(place)
            stack.callback(server.stop)
            members[name] = Member(server.port, *people[name.split()[0]])
        load = [round(value, 2) for value in os.getloadavg()]
        samples = measure(members, plan, say)
        small = samples[f"portal {plan.objects}"], samples[f"vanilla {plan.objects}"]
        large = samples[f"portal {plan.grown}"], samples[f"vanilla {plan.grown}"]
        lines = [
            f"{datetime.now(UTC):%Y-%m-%d}, Plone {version('Plone')}, "
            f"Python {platform.python_version()}, {os.cpu_count()} cores, load before {load}",
        ]
        for objects, (ours, vanilla) in ((plan.objects, small), (plan.grown, large)):
            lines += ["", f"{objects} objects, logged in:", ""]
            lines += report.ratios(GOALS, ours, vanilla)
        lines += ["", f"Growth {plan.objects} -> {plan.grown} objects:", ""]
        lines += report.growth(GOALS, small, large)
        lines += ["", *report.processes(running)]
    return lines, samples


def save(lines, samples):
    """Keep every round and request time for a later look."""
    RESULTS.mkdir(exist_ok=True)
    data = {
        name: {page: vars(sample) for page, sample in found.items()}
        for name, found in samples.items()
    }
    path = RESULTS / f"pages-{datetime.now(UTC):%Y%m%dT%H%M%S}.json"
    path.write_text(json.dumps({"report": lines, "samples": data}, indent=1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--small", action="store_true", help="a minute's trial of the script")
    plan = SMALL if parser.parse_args().small else Plan()
    # So that a run which is told to end takes its servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="portal-benchmark-") as folder:
        try:
            lines, samples = run(plan, Path(folder), partial(print, file=sys.stderr, flush=True))
        except Unexpected as error:
            sys.exit(f"Wrong answer: {error}")
    print("\n".join(lines))
    if plan is not SMALL:
        save(lines, samples)


if __name__ == "__main__":
    main()
