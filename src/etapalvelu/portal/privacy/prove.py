"""Delete what is due, pack the database, and prove that words are nowhere in it any more.

bin/instance run src/etapalvelu/portal/privacy/prove.py [--apply] [--pack] < words.txt

Reads the words from standard input, one on each line, so that no name stays in a shell's history.
--apply runs the retention job first; --pack packs the database, which takes all older revisions
out. Ends with 0 when no word was found, 1 when one was, 2 when no words were given.
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.users import UnrestrictedUser
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.privacy import traces
from etapalvelu.portal.privacy.jobs import Retention
from etapalvelu.portal.privacy.packing import pack
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import argparse
import sys
import transaction


def main(app, arguments, words):
    """Do what the command line asks for and return the exit status."""
    options = _options(arguments)
    words = [word.strip() for word in words if word.strip()]
    if not words:
        print("No words were given on standard input")
        return 2
    if options.apply:
        _apply(app, options.site)
    storage = app._p_jar.db().storage
    if options.pack:
        pack(app._p_jar.db())
    # The records first: in them also packed values are read. The files may hold old data besides.
    found = [
        *traces.in_storage(storage, words),
        *traces.in_files(traces.files_of(storage), words),
    ]
    for trace in found:
        print(trace)
    print(f"{len(words)} words, {len(found)} traces")
    return 1 if found else 0


def _apply(app, site):
    app = makerequest(app)
    setRequest(app.REQUEST)
    newSecurityManager(None, UnrestrictedUser("privacy", "", ["Manager"], []).__of__(app.acl_users))
    try:
        setSite(app[site])
        Retention().run(datetime.now(UTC))
        transaction.commit()
    finally:
        transaction.abort()
        setSite(None)
        noSecurityManager()


def _options(arguments):
    parser = argparse.ArgumentParser(prog="privacy/prove.py")
    parser.add_argument("--site", default="portal", help="id of the site (default: portal)")
    parser.add_argument("--apply", action="store_true", help="run the retention job first")
    parser.add_argument("--pack", action="store_true", help="pack the database")
    return parser.parse_args(arguments)


def own_arguments(argv):
    """Return what follows the script's name: Zope's runner puts options of its own before it."""
    places = [place for place, word in enumerate(argv) if word.endswith("privacy/prove.py")]
    return argv[places[0] + 1 :] if places else argv[1:]


if __name__ == "__main__":
    # `bin/instance run` executes this file with the database's root as `app`.
    sys.exit(main(app, own_arguments(sys.argv), sys.stdin))  # noqa: F821
