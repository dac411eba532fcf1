"""What must be true of the machine before anything is installed on it."""

from . import ROOT
from . import VAR
from . import debian
from .console import Stop
from typing import IO

import errno
import fcntl
import importlib.util
import os
import shutil
import socket

GIGABYTE = 1024**3
INSTALL_SPACE = 2 * GIGABYTE
RUN_SPACE = GIGABYTE // 5


def venv_module() -> None:
    """Debian ships Python without the part that makes virtual environments."""
    if importlib.util.find_spec("ensurepip") is None:
        debian.install(["python3-venv"])


def disk_space(needed: int) -> None:
    free = shutil.disk_usage(ROOT).free
    if free < needed:
        raise Stop(
            f"{needed / GIGABYTE:.1f} GB of free disk space are needed in {ROOT}, "
            f"there are {free / GIGABYTE:.1f} GB."
        )


def wanted_port() -> int:
    text = os.environ.get("PORT") or "8080"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Stop(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def port_is_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Stop(f"Port {port} is not for this user; choose one above 1023.") from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise Stop(
                f"Port {port} is taken by another program; stop that one, "
                f"or choose another port: make start PORT={port + 1 if port < 65535 else 8080}"
            ) from None


def only_one() -> IO[str]:
    """Return the lock that is held as long as the returned file is open."""
    VAR.mkdir(parents=True, exist_ok=True)
    lock = (VAR / "start.lock").open("w", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Stop("Another make start or make test is at work in this folder.") from None
    return lock
