"""Compare the search with the text index of a vanilla Plone of the same version.

    python benchmarks/search.py [--documents 20000]

Each site is made in a temporary folder by a process of its own, gets the same texts of inflected
Finnish words into its catalog, and answers the same questions as a member. Prints both side by
side; one run only is comparable, because the machine's own speed drifts.
"""

from pathlib import Path

import argparse
import json
import os
import servers
import subprocess
import sys
import tempfile

ROWS = (
    ("documents", "documents", "{:.0f}"),
    ("indexing, ms for each", "indexing", "{:.2f}"),
    ("words and forms in the lexicon", "words", "{:.0f}"),
    ("database, MB more", "database", "{:.0f}"),
    ("memory of the process, MB", "memory", "{:.0f}"),
    ("catalog query, median ms", "query", "{:.2f}"),
    ("catalog query, 95 % ms", "query95", "{:.2f}"),
    ("all of a results page, median ms", "page", "{:.2f}"),
    ("all of a results page, 95 % ms", "page95", "{:.2f}"),
    ("quick search, median ms", "quick", "{:.2f}"),
    ("quick search, 95 % ms", "quick95", "{:.2f}"),
    ("results of all questions", "found", "{:.0f}"),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=20000)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        sides = {name: side(Path(folder) / name, name, options.documents) for name in SIDES}
    print(f"Load before: {load:.2f}\n")
    print("| | Ours | Vanilla |\n|---|---|---|")
    for title, key, form in ROWS:
        cells = [form.format(each[key]) if key in each else "–" for each in sides.values()]
        print(f"| {title} | {' | '.join(cells)} |")


SIDES = ("ours", "vanilla")


def side(folder, name, documents):
    """Return the figures of one site."""
    servers.configure(folder, vanilla=name == "vanilla")
    script = Path(__file__).parent / "search_side.py"
    done = subprocess.run(
        [sys.executable, script, folder / "etc/zope.conf", name, str(documents)],
        env=servers.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-4000:])
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
