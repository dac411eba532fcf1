"""Import PTV documents from the command line, in one transaction.

bin/instance run src/etapalvelu/portal/integrations/ptv/script.py PATH [--dry-run] [--strict]

PATH is a folder, a ZIP archive or a JSON file. --dry-run saves nothing; --strict saves nothing when
anything is refused. Ends with 0 when all was well, 1 when something was refused, 2 when nothing
could be done.
"""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.users import UnrestrictedUser
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.registers import engine
from etapalvelu.portal.core.registers.values import shown
from etapalvelu.portal.integrations.ptv.files import from_path
from etapalvelu.portal.integrations.ptv.store import plan
from Testing.makerequest import makerequest
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import argparse
import sys
import transaction

ATTEMPTS = 3


def main(app, arguments):
    """Run the import with command line arguments; return the exit status."""
    options = _options(arguments)
    app = makerequest(app)
    setRequest(app.REQUEST)
    newSecurityManager(
        None, UnrestrictedUser("ptv-import", "", ["Manager"], []).__of__(app.acl_users)
    )
    try:
        files = from_path(options.path)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return _run(app, files, options)
            except ConflictError:
                # Somebody saved meanwhile: look again at what is there now.
                transaction.abort()
                if attempt == ATTEMPTS:
                    raise
    except ProblemError as error:
        print(error)
        return 2
    finally:
        transaction.abort()
        noSecurityManager()


def own_arguments(argv):
    """Return what follows the script's name: Zope's runner puts options of its own before it."""
    places = [place for place, word in enumerate(argv) if word.endswith("ptv/script.py")]
    return argv[places[0] + 1 :] if places else argv[1:]


def _run(app, files, options):
    site = app[options.site]
    setSite(site)
    made = plan(files)
    if not options.dry_run and not (options.strict and made.counts()["refused"]):
        engine.apply(made)
        transaction.get().note("PTV import")
        transaction.commit()
    _report(made)
    return 1 if made.counts()["refused"] else 0


def _report(made):
    for change in made.changes:
        for field in change.fields if change.kind == "updated" else ():
            print(f"{change.record.title}: {field.name}: {shown(field.old)} -> {shown(field.new)}")
    for finding in made.all_findings():
        print(finding)
    print(", ".join(f"{kind} {count}" for kind, count in made.counts().items()))


def _options(arguments):
    parser = argparse.ArgumentParser(prog="ptv/script.py", description="Import PTV documents.")
    parser.add_argument("path", help="folder, ZIP archive or JSON file")
    parser.add_argument("--site", default="portal", help="id of the site (default: portal)")
    parser.add_argument("--dry-run", action="store_true", help="save nothing")
    parser.add_argument("--strict", action="store_true", help="save nothing if anything is refused")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    # `bin/instance run` executes this file with the database's root as `app`.
    sys.exit(main(app, own_arguments(sys.argv)))  # noqa: F821
