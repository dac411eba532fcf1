"""portal-jobs whose mail waits seconds instead of minutes after a failure: worker.py ZOPE_CONF.

So a run meets many deliveries; what is tried and when it counts as done stays as it is. Mail goes
to the server, whatever the configuration of the tests says.
"""

from datetime import timedelta
from etapalvelu.portal.jobs import script
from etapalvelu.portal.outbox import folder
from etapalvelu.portal.outbox import rules

import sys

if __name__ == "__main__":
    rules.DELAYS = (timedelta(seconds=1),) * 1000
    rules.OUTAGE_DELAYS = (timedelta(seconds=1),)
    folder.path = lambda: None
    sys.exit(script.work(sys.argv[1], loop=True))
