"""Zope processes of the benchmark: their configuration, start, memory and end."""

from importlib.metadata import distribution
from importlib.metadata import entry_points
from packaging.requirements import Requirement
from pathlib import Path

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
# The settings of profiles/base.cfg, for both sites.
THREADS = 3
CACHE_OBJECTS = 30000
PATIENCE = 300  # seconds until the first answer

ZOPE_CONF = """\
%define INSTANCE {folder}
instancehome $INSTANCE
debug-mode off
verbose-security off
default-zpublisher-encoding utf-8
<zodb_db main>
    mount-point /
    cache-size {cache}
    <filestorage>
        path $INSTANCE/var/filestorage/Data.fs
        blob-dir $INSTANCE/var/blobstorage
    </filestorage>
</zodb_db>
"""
WSGI_INI = """\
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
threads = {threads}
[app:zope]
use = egg:Zope#main
zope_conf = {folder}/etc/zope.conf
[pipeline:main]
pipeline =
    egg:Zope#httpexceptions
    zope
[loggers]
keys = root
[handlers]
keys = console
[formatters]
keys = plain
[logger_root]
level = WARNING
handlers = console
[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = plain
[formatter_plain]
format = %(asctime)s %(levelname)s %(name)s %(message)s
"""
SITE_ZCML = """\
<configure xmlns="http://namespaces.zope.org/zope" xmlns:five="http://namespaces.zope.org/five">
  <include package="Zope2.App" />
{exclude}
  <five:loadProducts file="meta.zcml" />
  <five:loadProducts />
  <five:loadProductsOverrides />
</configure>
"""


def environment():
    return {**os.environ, "TZ": "Europe/Helsinki", "zope_i18n_compile_mo_files": "true"}


def configure(folder, vanilla):
    """Write an instance into `folder`; a vanilla one loads nothing but what Plone itself needs."""
    for name in ("etc", "var/filestorage", "var/blobstorage"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    exclude = "\n".join(
        f'  <exclude package="{package}" file="{file}" />'
        for package in (_add_ons() if vanilla else ())
        for file in ("meta.zcml", "configure.zcml", "overrides.zcml")
    )
    (folder / "etc/zope.conf").write_text(ZOPE_CONF.format(folder=folder, cache=CACHE_OBJECTS))
    wsgi = WSGI_INI.format(folder=folder, port=_free_port(), threads=THREADS)
    (folder / "etc/wsgi.ini").write_text(wsgi)
    (folder / "etc/site.zcml").write_text(SITE_ZCML.format(exclude=exclude))


def _add_ons():
    """Return the installed packages that Plone loads by itself though it does not require them."""
    needed, waiting = set(), ["Plone"]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in needed:
            continue
        needed.add(name)
        for requirement in map(Requirement, distribution(name).requires or ()):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    plugins = [
        *entry_points(group="z3c.autoinclude.plugin"),
        *entry_points(group="plone.autoinclude.plugin"),
    ]
    names = {plugin.dist.name for plugin in plugins}
    return sorted(
        name.replace("-", "_")
        for name in names
        if re.sub(r"[-_.]+", "-", name).lower() not in needed
    )


def fill(folder, script, *arguments):
    """Run a script that creates or grows the site of an instance; return its seconds."""
    begun = time.monotonic()
    command = [sys.executable, HERE / script, folder / "etc/zope.conf", *map(str, arguments)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{script} failed:\n{done.stderr[-4000:]}")
    return time.monotonic() - begun


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One Zope process; `first_answer` is the seconds from its start to its first page."""

    def __init__(self, folder):
        self.port = int(re.search(r"port = (\d+)", (folder / "etc/wsgi.ini").read_text()).group(1))
        self.log = folder / "var/console.log"
        begun = time.monotonic()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [BIN / "runwsgi", folder / "etc/wsgi.ini"],
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait(begun + PATIENCE)
        except BaseException:
            self.stop()
            raise
        self.first_answer = time.monotonic() - begun

    def _wait(self, limit):
        while time.monotonic() < limit:
            if self.process.poll() is not None:
                raise RuntimeError(f"Zope ended by itself:\n{self.log.read_text()[-4000:]}")
            try:
                address = f"http://127.0.0.1:{self.port}/portal/login"
                with urllib.request.urlopen(address, timeout=PATIENCE):
                    return
            except urllib.error.HTTPError as error:
                log = self.log.read_text()[-4000:]
                raise RuntimeError(f"The login page answers {error.code}:\n{log}") from None
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"No answer within {PATIENCE} seconds")

    def peak_memory(self):
        """Return the peak resident memory in bytes (VmHWM of proc(5))."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
