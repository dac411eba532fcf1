"""The command portal-jobs with one more job, which leaves word in a file when it begins and ends.

python process.py SECONDS WORD_FILE ZOPE_CONF [--loop]: the job takes SECONDS and is done once in
its time; each run that is committed adds one to what `python process.py --count ZOPE_CONF` prints.
"""

from datetime import timedelta
from etapalvelu.portal.jobs import context
from etapalvelu.portal.jobs import script
from etapalvelu.portal.jobs.interfaces import IJob
from plone import api
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.component import provideHandler
from zope.component import provideUtility
from zope.interface import implementer
from zope.processlifetime import IDatabaseOpenedWithRoot

import os
import sys
import time

KEY = "tests.jobs.runs"


@implementer(IJob)
class Leave:
    title = "Leaves word"

    def __init__(self, seconds, path, every):
        self.seconds, self.path, self.every = seconds, path, every

    def run(self, now):
        self.say("begin")
        notes = IAnnotations(api.portal.get())
        notes[KEY] = notes.get(KEY, 0) + 1
        time.sleep(self.seconds)
        self.say("end")
        return "Left word"

    def say(self, word):
        with open(self.path, "a") as words:
            words.write(f"{word} {os.getpid()}\n")


def count(zope_conf):
    script.configure_wsgi(zope_conf)
    with context.opened() as app:
        context.enter(app, "portal")
        print("runs", IAnnotations(api.portal.get()).get(KEY, 0))


def work(seconds, path, *arguments):
    every = timedelta(seconds=1) if "--loop" in arguments else timedelta(days=1)

    @adapter(IDatabaseOpenedWithRoot)
    def register(event):
        provideUtility(Leave(float(seconds), path, every), IJob, "test.leave")

    provideHandler(register)
    sys.argv[1:] = arguments
    return script.main()


if __name__ == "__main__":
    sys.exit(count(sys.argv[2]) if sys.argv[1] == "--count" else work(*sys.argv[1:]))
