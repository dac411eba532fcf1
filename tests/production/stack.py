"""PostgreSQL, RelStorage and some Zope processes with the demonstration site, in one folder.

For tests:       with Stack(folder, processes=2) as stack: ... stack.urls, stack.environment
For benchmarks:  python -m tests.production.stack FOLDER --processes 2 --first-port 8701
                 (from the top of the clone; runs until Ctrl-C and prints the addresses)
"""

from assembly import ROOT
from assembly.postgresql import Cluster
from assembly.proxy import Proxy
from assembly.zopes import ENVIRONMENT
from assembly.zopes import ZopeProcess
from pathlib import Path

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile

PASSWORD = "only-for-tests"
DATABASE = "portal"
ZOPE_CONF = """\
%import relstorage
trusted-proxy 127.0.0.1
%define INSTANCE {folder}
instancehome $INSTANCE
clienthome $INSTANCE/var
debug-mode off
default-zpublisher-encoding utf-8
<environment>
    ETAPALVELU_MAIL_FOLDER $INSTANCE/var/mail
</environment>
<zodb_db main>
    mount-point /
    cache-size 30000
    <relstorage>
        keep-history false
        shared-blob-dir false
        blob-dir $INSTANCE/var/blobcache
        blob-cache-size 1GB
        <postgresql>
            driver psycopg2
            dsn application_name=portal
        </postgresql>
    </relstorage>
</zodb_db>
"""
# As in the production profile, which fills in the same template.
WSGI_INI = ROOT / "profiles" / "production" / "wsgi.ini.in"
SERVER = "etapalvelu.portal.core.serving:serve"
PIPELINE = "requests headers zope"
# What the first release had, which knew neither.
OLD_SERVER, OLD_PIPELINE = "waitress:serve_paste", "egg:Zope#httpexceptions zope"


def wsgi_ini(folder, threads, pipeline=PIPELINE):
    """Return the profile's WSGI configuration for a Zope in a folder."""
    return WSGI_INI.read_text(encoding="utf-8") % {
        "location": folder,
        "threads": threads,
        "max_request_body_size": 104857600,
        "pipeline": pipeline,
        "eventlog_level": "WARNING",
    }


class Stack:
    """`code` is the source folder of the portal: another one runs another version of it."""

    def __init__(self, folder, processes=2, durable=False, threads=3, code=ROOT / "src"):
        self.folder = Path(folder)
        self.count = processes
        self.threads = threads
        self.code = Path(code)
        self.cluster = Cluster(self.folder / "postgresql", self.folder / "postgresql.log", durable)
        self.processes = []
        self.proxy = None

    @property
    def environment(self):
        """What a process of this stack, or psql, pg_dump and a job worker, needs to reach it."""
        database = self.cluster.environment(PASSWORD, DATABASE)
        return {**ENVIRONMENT, **database, "PYTHONPATH": str(self.code)}

    @property
    def zope_conf(self):
        return self.folder / "etc" / "zope.conf"

    @property
    def urls(self):
        return [f"http://localhost:{zope.port}" for zope in self.processes]

    def __enter__(self):
        with contextlib.ExitStack() as undo:
            undo.callback(self.stop)
            self.start_database()
            if DATABASE not in self.cluster.databases():
                self.create_site()
            for _number in range(self.count):
                self.add_process()
            self.wait()
            undo.pop_all()
        return self

    def __exit__(self, *error):
        self.stop()

    def start_database(self):
        self.configure()
        self.cluster.create()
        self.cluster.start()
        self.cluster.prepare_user(PASSWORD)

    def configure(self):
        """Write the configuration for this version of the code."""
        for name in ("etc", "var/mail"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        # The user of PostgreSQL has to get through.
        self.folder.chmod(0o711)
        new = (self.code / "etapalvelu/portal/core/serving.py").exists()
        text = wsgi_ini(self.folder, self.threads, PIPELINE if new else OLD_PIPELINE)
        if not new:
            text = text.replace(SERVER, OLD_SERVER)
        self.zope_conf.write_text(ZOPE_CONF.format(folder=self.folder))
        self.zope_conf.with_name("wsgi.ini").write_text(text)

    def create_site(self):
        """Make the demonstration site; on the database of a test that took 20 seconds."""
        self.cluster.create_database(DATABASE)
        script = ROOT / "scripts" / "create_site.py"
        self.run_python(script, self.zope_conf)

    def run_python(self, *arguments, check=True):
        """Run Python on the stack's database and return the finished process."""
        done = subprocess.run(
            [sys.executable, *arguments],
            env={**os.environ, **self.environment},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def add_process(self, port=None):
        """Start one more Zope process and return it; `wait()` says when it answers."""
        port = port or free_port()
        log = self.folder / f"zope-{port}.log"
        wsgi_ini = self.zope_conf.with_name("wsgi.ini")
        self.processes.append(ZopeProcess(wsgi_ini, port, log, self.environment))
        return self.processes[-1]

    def add_proxy(self, port=None):
        """Put nginx before the processes, once, and return its address."""
        if self.proxy:
            self.proxy.send_to(zope.port for zope in self.processes)
            return f"http://localhost:{self.proxy.port}"
        self.proxy = Proxy(self.folder / "nginx", self.folder, port or free_port())
        self.proxy.configure(zope.port for zope in self.processes)
        self.proxy.start()
        return f"http://localhost:{self.proxy.port}"

    def wait(self):
        for zope in self.processes:
            zope.wait_until_it_answers()

    def stop(self):
        if self.proxy:
            self.proxy.stop()
        for zope in self.processes:
            zope.tell(signal.SIGTERM)
        for zope in self.processes:
            zope.stop()
        self.processes.clear()
        self.cluster.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def temporary_folder():
    """A short path that the user of PostgreSQL may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="portal-"))
    folder.chmod(0o711)
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--first-port", type=int, default=8701)
    parser.add_argument("--durable", action="store_true", help="as in production: with fsync")
    options = parser.parse_args()
    stack = Stack(options.folder.resolve(), processes=0, durable=options.durable)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with stack:
        for number in range(options.processes):
            stack.add_process(options.first_port + number)
        stack.wait()
        print(*stack.urls, flush=True)
        print(*(f"{k}={v}" for k, v in stack.environment.items()), sep="\n", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
