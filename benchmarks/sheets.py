"""Wall sheets per second, and the memory of the process that sets them.

.venv/bin/python benchmarks/sheets.py
"""

from etapalvelu.portal.wallsheets import sheet
from statistics import median

import os
import resource
import sys
import time

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
ADDRESS = "https://portal.example/point-info?point=kuhmo&language=fi"
WEEK = [{"days": "Maanantai–torstai", "open": "9.00–11.30, 12.15–15.30"}]
EXCEPTIONS = [{"days": "24.12.–26.12.2026", "open": "Suljettu", "reason": "Joulu"}]


def facts(services):
    """Return a point with a number of services, five of each provider."""
    groups = [
        {
            "provider": f"Viranomainen {first // 5}",
            "names": [f"Palvelu {number}: neuvonta" for number in range(first, first + 5)],
        }
        for first in range(0, services, 5)
    ]
    return {
        "name": "Kuhmon asiointipiste",
        "street": "Esimerkkikatu 4",
        "postal": "88900 Kuhmo",
        "municipality": "Kuhmo",
        "phone": "+358 00 000 2001",
        "website": "https://kuhmo.example",
        "languages": ["suomi"],
        "hours": WEEK,
        "exceptions": EXCEPTIONS,
        "services": groups,
    }


def timed(make):
    """Return (median, slowest) seconds of the calls."""
    taken = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        make()
        taken.append(time.perf_counter() - begun)
    return median(taken), max(taken)


def main():
    """Print a table of what was measured."""
    print(f"Load before: {os.getloadavg()[0]:.2f}; Typst in a process of its own for each sheet")
    print("| What | sheets/s | median s | slowest s |\n|---|---|---|---|")
    cases = {
        "A3, 10 services": lambda: sheet.paper(facts(10), ADDRESS, "fi"),
        "A3, 40 services, crop marks": lambda: sheet.paper(facts(40), ADDRESS, "fi", marks=True),
        "A4, 10 services": lambda: sheet.paper(facts(10), ADDRESS, "fi", format="a4"),
        "Banner 980 x 400": lambda: sheet.banner(facts(0), ADDRESS, "fi", "980x400"),
    }
    for name, make in cases.items():
        middle, slowest = timed(make)
        print(f"| {name} | {1 / middle:.1f} | {middle:.2f} | {slowest:.2f} |")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = len(sheet.paper(facts(10), ADDRESS, "fi")) / 1000
    print(f"\nPeak memory: {peak:.0f} MB in the typesetting process, {own:.0f} MB in the caller.")
    print(f"One A3 sheet is {size:.0f} kB.")


if __name__ == "__main__":
    main()
