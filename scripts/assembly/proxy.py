"""nginx before the Zope processes: its configuration, start, change of processes and end."""

from . import ROOT
from . import commands
from .console import Stop
from collections.abc import Iterable
from pathlib import Path

import os
import re
import signal
import socket
import subprocess
import time

PROGRAM = Path("/usr/sbin/nginx")
TEMPLATES = ROOT / "profiles" / "production"
FILES = {
    "nginx.conf": "nginx.conf",
    "site.conf": "nginx-site.conf",
    "headers.conf": "nginx-headers.conf",
}
PATIENCE = 10
GRACE = 40  # seconds to finish running requests
WORKER_USER = "www-data"


class Proxy:
    """`folder` holds what it writes; requests for other hosts than `host_names` are dropped."""

    def __init__(
        self,
        folder: Path,
        log_folder: Path,
        port: int,
        host_names: str = "localhost 127.0.0.1",
        address: str = "127.0.0.1",
    ):
        self.folder = folder
        self.conf = folder / "nginx.conf"
        self.upstream = folder / "upstream.conf"
        self.port = port
        self.process = None
        self.values = {
            "FOLDER": str(folder),
            "LOG": str(log_folder),
            "SITE": str(folder / "site.conf"),
            "UPSTREAM": str(self.upstream),
            "HEADERS": str(folder / "headers.conf"),
            "LISTEN": f"{address}:{port}",
            "PUBLIC_PORT": str(port),
            "HOST_NAMES": host_names,
            "TLS": "",
            "USER": f"user {WORKER_USER};" if os.geteuid() == 0 else "",
        }

    def configure(self, ports: Iterable[int]) -> None:
        """Write the configuration for Zope processes on these ports of this host."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for target, name in FILES.items():
            text = (TEMPLATES / name).read_text(encoding="utf-8")
            text = re.sub(r"@([A-Z_]+)@", lambda match: self.values[match[1]], text)
            (self.folder / target).write_text(text, encoding="utf-8")
        self.send_to(ports)

    def send_to(self, ports: Iterable[int]) -> None:
        """Name the processes; a running nginx goes over to them and finishes with the old."""
        # After one failure a process is left alone for a moment, but never all of them.
        lines = [f"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;\n" for port in ports]
        draft = self.upstream.with_suffix(".new")
        draft.write_text("".join(lines), encoding="utf-8")
        draft.replace(self.upstream)
        if self.process:
            self.process.send_signal(signal.SIGHUP)

    def start(self) -> None:
        log = self.folder / "start.log"
        with log.open("w", encoding="utf-8") as stream:
            self.process = subprocess.Popen(
                [PROGRAM, "-c", self.conf, "-p", self.folder, "-e", log],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=commands.dies_with_parent,
            )
        limit = time.monotonic() + PATIENCE
        while not self._listens():
            if self.process.poll() is not None or time.monotonic() > limit:
                raise Stop(f"nginx does not start; the end of {log} says why.")
            time.sleep(0.05)

    def stop(self) -> None:
        """SIGQUIT lets it finish the answers that it is giving."""
        for number, patience in ((signal.SIGQUIT, GRACE), (signal.SIGTERM, None)):
            if self.process is None or self.process.poll() is not None:
                return
            self.process.send_signal(number)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0
