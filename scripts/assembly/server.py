"""Run the instance in the foreground and end it when the person at the terminal says so."""

from . import LOGS
from . import ROOT
from . import instance
from .commands import dies_with_parent
from .console import Progress
from .console import Stop
from http import HTTPStatus

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request

PATIENCE = 180  # seconds until the first answer
GRACE = 20  # seconds to finish running requests


class Server:
    def __init__(self, port: int):
        self.port = port
        self.log = LOGS / "console.log"
        action = "fg" if os.environ.get("DEBUG", "0") not in ("", "0") else "console"
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [instance.INSTANCE, action],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=dies_with_parent,
            )

    def wait_until_it_answers(self, progress: Progress) -> None:
        progress.detail = "waiting for the first page"
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            if self.process.poll() is not None:
                raise Stop(self._ended())
            try:
                # The socket is open before the portal is loaded: the answer comes when it is.
                with urllib.request.urlopen(f"http://localhost:{self.port}/", timeout=PATIENCE):
                    progress.detail = "answering"
                    return
            except urllib.error.HTTPError as error:
                if error.code == HTTPStatus.NOT_FOUND:
                    raise Stop(
                        "The database in instance/var has no portal; "
                        "make clean-site deletes it with all that is in it."
                    ) from None
                raise Stop(
                    f"The portal answers with error {error.code}; "
                    f"the end of {self.log.relative_to(ROOT)} says why."
                ) from None
            except OSError:
                time.sleep(0.2)
        raise Stop(f"The portal did not answer within {PATIENCE} seconds.")

    def wait(self) -> None:
        self.process.wait()
        raise Stop(self._ended())

    def stop(self) -> None:
        """Interrupt, which lets running requests finish, then insist."""
        for number, patience in ((signal.SIGINT, GRACE), (signal.SIGKILL, None)):
            if self.process.poll() is not None:
                return
            os.killpg(self.process.pid, number)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue

    def _ended(self) -> str:
        return (
            f"The portal ended by itself with code {self.process.returncode}; "
            f"the end of {self.log.relative_to(ROOT)} says why."
        )
