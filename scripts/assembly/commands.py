"""Run a program with its output in a log file, and end it together with its parent."""

from . import LOGS
from . import ROOT
from .console import Stop
from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path

import ctypes
import os
import signal
import subprocess

PR_SET_PDEATHSIG = 1
DISK = "the disk is full; free some space and run the command again"
NETWORK = "the network cannot be reached; connect it and run the command again"
COMPILER = (
    "a package has no ready-made wheel for this machine and needs a compiler; "
    "install one (Debian: apt-get install build-essential python3-dev)"
)
BUSY = "another program holds the lock of Debian's package system; wait for it to end"
RUNNING = "the portal is running on this database; stop it first"
# What a log says, and so what its reader can do. The first that fits is told.
CAUSES = (
    ("No space left on device", DISK),
    ("ENOSPC", DISK),
    ("Couldn't lock", RUNNING),
    ("Unable to acquire the dpkg frontend lock", BUSY),
    ("Could not get lock", BUSY),
    ("command 'gcc' failed", COMPILER),
    ("command 'cc' failed", COMPILER),
    ("unable to execute", COMPILER),
    ("Failed building wheel", COMPILER),
    ("name resolution", NETWORK),
    ("Temporary failure resolving", NETWORK),
    ("Failed to establish a new connection", NETWORK),
    ("Network is unreachable", NETWORK),
    ("EAI_AGAIN", NETWORK),
    ("ENOTFOUND", NETWORK),
    ("ECONNREFUSED", NETWORK),
)


def dies_with_parent() -> None:
    """Between fork and exec: ask Linux to interrupt this process when its parent is gone."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)
    # A shell that starts us in the background has it ignored, and that is inherited.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(
    what: str,
    command: Sequence[str | Path],
    log_name: str,
    on_line: Callable[[str], None] = lambda line: None,
    environment: dict[str, str] | None = None,
    folder: Path = ROOT,
    answer: str = "",
) -> None:
    """Run to the end, or raise Stop with the cause that the log gives."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log_path = LOGS / log_name
    with (
        log_path.open("w", encoding="utf-8", buffering=1) as log,
        subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            preexec_fn=dies_with_parent,
        ) as process,
    ):
        try:
            process.stdin.write(answer)
            process.stdin.close()
            for line in process.stdout:
                log.write(line)
                on_line(line)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        code = process.wait()
    if code:
        raise Stop(f"{what} failed: {cause(log_path)}.")


def cause(log_path: Path) -> str:
    text = log_path.read_text(encoding="utf-8", errors="replace")
    shown = log_path.relative_to(ROOT)
    for sign, advice in CAUSES:
        if sign in text:
            return f"{advice} (log: {shown})"
    return f"the end of {shown} says why"
