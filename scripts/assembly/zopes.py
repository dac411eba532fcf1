"""Zope processes of one host: all read the same configuration, each has its own port."""

from . import commands
from . import packages
from .console import Stop
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request

PATIENCE = 180  # seconds until the first answer
GRACE = 40  # seconds to finish running requests: more than etapalvelu.portal.core.serving gives
# Both are read when Zope is imported, before it reads its configuration.
ENVIRONMENT = {"TZ": "Europe/Helsinki", "zope_i18n_compile_mo_files": "true"}


class ZopeProcess:
    def __init__(self, wsgi_ini: Path, port: int, log: Path, environment: Mapping[str, str]):
        self.port = port
        self.log = log
        with log.open("a", encoding="utf-8") as stream:
            self.process = subprocess.Popen(
                [packages.VENV / "bin" / "runwsgi", wsgi_ini, f"http_port={port}"],
                cwd=wsgi_ini.parent,
                env={**os.environ, **ENVIRONMENT, **environment},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=commands.dies_with_parent,
            )

    def wait_until_it_answers(self, path: str = "/") -> None:
        """Ask until the portal behind `path` is loaded and says anything but an error."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            if self.process.poll() is not None:
                raise Stop(self.ended())
            try:
                address = f"http://localhost:{self.port}{path}"
                urllib.request.urlopen(address, timeout=PATIENCE).close()
                return
            except urllib.error.HTTPError as error:
                if error.code == HTTPStatus.UNAUTHORIZED:
                    return
                raise Stop(
                    f"The portal answers with error {error.code}; the end of {self.log} says why."
                ) from None
            except OSError:
                time.sleep(0.2)
        raise Stop(f"The portal did not answer within {PATIENCE} seconds.")

    def tell(self, number: int = signal.SIGTERM) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """Let running requests finish, then insist."""
        for number, patience in ((signal.SIGTERM, GRACE), (signal.SIGKILL, None)):
            self.tell(number)
            try:
                self.process.wait(patience)
                return
            except subprocess.TimeoutExpired:
                continue

    def ended(self) -> str:
        return (
            f"A Zope process ended by itself with code {self.process.returncode}; "
            f"the end of {self.log} says why."
        )
