"""One measured run: people at work at a site, and the memory of its processes meanwhile."""

from dataclasses import dataclass
from load_people import Tally
from load_people import at_work
from load_people import quantile
from pathlib import Path
from statistics import mean

import os
import random
import re
import threading
import time

SAMPLES = 12  # of the memory, over the time of a run
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Run:
    """What one site did: `memory` are MB of all its Zope processes at even times."""

    name: str
    tally: Tally
    seconds: float
    memory: list
    processor: float  # cores that Zope used
    generator: float  # cores that the people themselves used

    @property
    def rate(self):
        return len(self.tally.all_seconds()) / self.seconds

    def milliseconds(self, share, action=None):
        found = sorted(self.tally.seconds[action]) if action else self.tally.all_seconds()
        return quantile(found, share) * 1000


def measure(name, people, pids, mix, think, seconds):
    """Let the people work; first a while that is not counted, so that caches are warm."""
    tally = people[0].tally
    # Plone writes at the first look at some pages, where two would collide.
    for _share, action in mix:
        action(people[0], random.Random(0))
    at_work(people, mix, min(think, 1), min(seconds / 6, 20))
    tally.seconds.clear()
    tally.errors.clear()
    memory, over = [], threading.Event()

    def watch():
        while True:
            memory.append(sum(map(resident, pids)) / 1e6)
            if over.wait(seconds / SAMPLES):
                return

    watcher = threading.Thread(target=watch, daemon=True)
    used, own, begun = sum(map(processor, pids)), time.process_time(), time.monotonic()
    watcher.start()
    at_work(people, mix, think, seconds)
    took = time.monotonic() - begun
    over.set()
    watcher.join()
    busy = (sum(map(processor, pids)) - used) / took
    generator = (time.process_time() - own) / took
    return Run(name, tally, took, memory, busy, generator)


def resident(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) * 1024


def processor(pid):
    """Return the seconds of processor time of a process, its threads included (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_line(run):
    thirds = [
        run.memory[i * len(run.memory) // 3 : (i + 1) * len(run.memory) // 3] for i in (0, 1, 2)
    ]
    return " -> ".join(f"{mean(third):.0f}" if third else "-" for third in thirds)
