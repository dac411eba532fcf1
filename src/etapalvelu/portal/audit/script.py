"""Check from the command line that nobody changed the audit log; changes nothing.

bin/instance run src/etapalvelu/portal/audit/script.py [--site ID] [--anchor NUMBER:HASH ...]

Prints a sentence for each place where the log is broken. Ends with 0 when it is whole (and prints
number and hash of its last line: the next run's anchor), 1 when it is broken, 2 when nothing could
be checked.
"""

from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import store
from zope.component.hooks import setSite

import argparse
import re
import sys

_ANCHOR = re.compile(r"([1-9][0-9]*):([0-9a-f]{64})")


def main(app, arguments):
    """Run the check with command line arguments; return the exit status."""
    options = _options(arguments)
    site = app.get(options.site)
    if site is None:
        print(f"There is no site {options.site}.")
        return 2
    setSite(site)
    if not store.is_prepared():
        print("The site has no audit log.")
        return 2
    problems = chain.check(options.anchor)
    for problem in problems:
        print(f"BROKEN: {problem}")
    if problems:
        return 1
    number, hash_ = chain.end()
    print(f"The audit log is whole. Lines not sealed yet: {len(chain.waiting())}.")
    print(f"--anchor {number}:{hash_}")
    return 0


def anchor(text):
    """Return (number, hash) of NUMBER:HASH."""
    found = _ANCHOR.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError("NUMBER:HASH is wanted, as this script prints it")
    return int(found[1]), found[2]


def own_arguments(argv):
    """Return what follows the script's name: Zope's runner puts options of its own before it."""
    places = [place for place, word in enumerate(argv) if word.endswith("audit/script.py")]
    return argv[places[0] + 1 :] if places else argv[1:]


def _options(arguments):
    parser = argparse.ArgumentParser(prog="audit/script.py", description="Check the audit log.")
    parser.add_argument("--site", default="portal", help="id of the site (default: portal)")
    parser.add_argument(
        "--anchor",
        action="append",
        default=[],
        type=anchor,
        metavar="NUMBER:HASH",
        help="a line and its hash as they were kept elsewhere; may be repeated",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    # `bin/instance run` executes this file with the database's root as `app`.
    sys.exit(main(app, own_arguments(sys.argv)))  # noqa: F821
