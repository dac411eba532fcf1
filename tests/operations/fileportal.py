"""One Zope process with its database in files, in a folder of its own, as `make start` runs it."""

from assembly import ROOT
from assembly.zopes import ENVIRONMENT
from assembly.zopes import ZopeProcess
from pathlib import Path
from tests.production.stack import free_port
from tests.production.stack import wsgi_ini

import os
import shutil
import signal
import subprocess
import sys

ZOPE_CONF = """\
%define INSTANCE {folder}
instancehome $INSTANCE
clienthome $INSTANCE/var
debug-mode off
default-zpublisher-encoding utf-8
<environment>
    ETAPALVELU_MAIL_FOLDER {folder}/var/mail
</environment>
<zodb_db main>
    mount-point /
    cache-size 30000
    <filestorage>
        path $INSTANCE/var/filestorage/Data.fs
        blob-dir $INSTANCE/var/blobstorage
    </filestorage>
</zodb_db>
"""
# What a test run sets for itself would reach the processes.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


class FilePortal:
    def __init__(self, folder, threads=3):
        self.folder = Path(folder)
        self.var = self.folder / "var"
        self.zope_conf = self.folder / "etc" / "zope.conf"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process = None
        for path in (self.zope_conf.parent, self.var / "mail"):
            path.mkdir(parents=True, exist_ok=True)
        self.zope_conf.write_text(ZOPE_CONF.format(folder=self.folder))
        self.zope_conf.with_name("wsgi.ini").write_text(wsgi_ini(self.folder, threads))

    @property
    def database(self):
        return self.var / "filestorage" / "Data.fs"

    def create_site(self):
        for name in ("filestorage", "blobstorage"):
            (self.var / name).mkdir(exist_ok=True)
        run_python(ROOT / "scripts/create_site.py", self.zope_conf)

    def start(self):
        log = self.folder / "zope.log"
        environment = {"PYTHONPATH": str(ROOT / "src")}
        configuration = self.zope_conf.with_name("wsgi.ini")
        self.process = ZopeProcess(configuration, self.port, log, environment)
        self.process.wait_until_it_answers()

    def kill(self):
        """What a crash or the kernel does: no chance to finish anything."""
        self.process.tell(signal.SIGKILL)
        self.process.process.wait()

    def stop(self):
        if self.process:
            self.process.stop()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()


def run_python(*arguments, check=True, **environment):
    """Run Python with our code and return the finished process."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**kept, **ENVIRONMENT, "PYTHONPATH": str(ROOT / "src"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def verify(database):
    """Load every object of a Data.fs with its class; return zodbverify's words."""
    copy = database.with_suffix(".verified")
    shutil.copy2(database, copy)
    try:
        done = run_python("-m", "zodbverify", "--zodbfile", copy)
    finally:
        for path in copy.parent.glob(copy.name + "*"):
            path.unlink()
    return done.stdout + done.stderr
