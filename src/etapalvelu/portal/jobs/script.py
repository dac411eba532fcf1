"""The command portal-jobs: runs the scheduled work of a portal.

portal-jobs ZOPE_CONF           what is due now, then ends: for a systemd timer or cron
portal-jobs ZOPE_CONF --loop    until SIGTERM, looking every few seconds: for a service
"""

from etapalvelu.portal.jobs.worker import Worker
from zc.lockfile import LockError
from Zope2.Startup.run import configure_wsgi

import argparse
import logging
import signal
import sys
import Zope2

LOCKED = (
    "Zope has this database open, and a FileStorage opens only once: the jobs run inside Zope "
    "instead, when PORTAL_JOBS_INSIDE is on in its environment."
)


def main(zope_conf=None):
    """Run the command; bin/portal-jobs of the buildout gives its own zope.conf."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--loop", action="store_true", help="work until SIGTERM")
    parser.add_argument("zope_conf", nargs="?", default=zope_conf, help="default: %(default)s")
    options = parser.parse_args()
    if not options.zope_conf:
        parser.error("the path of zope.conf is missing")
    return work(options.zope_conf, options.loop)


def work(zope_conf, loop):
    """Open the database, work, and return the exit status."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    configure_wsgi(zope_conf)
    try:
        Zope2.startup_wsgi()
    except LockError:
        print(LOCKED, file=sys.stderr)
        return 1
    logging.getLogger("etapalvelu.portal.jobs").setLevel(logging.INFO)
    worker = Worker()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    if loop:
        worker.loop()
    else:
        worker.once()
    return 0


if __name__ == "__main__":
    sys.exit(main())
