"""Run a program with its output in a log file, and end it together with its parent."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from . import LOGS, ROOT
from .console import Stop

PR_SET_PDEATHSIG = 1
# What a log says -> what its reader can do. The first that fits is told.
CAUSES = (
    ("No space left on device", "the disk is full; free some space and run the command again"),
    ("ENOSPC", "the disk is full; free some space and run the command again"),
    (
        "error: command 'gcc' failed",
        "a package has no ready-made wheel for this machine and needs"
        " a compiler; install one (Debian: apt-get install build-essential python3-dev)",
    ),
    (
        "unable to execute",
        "a package has no ready-made wheel for this machine and needs"
        " a compiler; install one (Debian: apt-get install build-essential python3-dev)",
    ),
    (
        "Failed building wheel",
        "a package has no ready-made wheel for this machine and could not"
        " be built; use CPython 3.11 on x86-64 or ARM64 Linux",
    ),
    ("name resolution", "the network cannot be reached; connect it and run the command again"),
    (
        "Failed to establish a new connection",
        "the network cannot be reached; connect it and run the command again",
    ),
    (
        "Network is unreachable",
        "the network cannot be reached; connect it and run the command again",
    ),
    ("EAI_AGAIN", "the network cannot be reached; connect it and run the command again"),
    ("ENOTFOUND", "the network cannot be reached; connect it and run the command again"),
    ("ECONNREFUSED", "the network cannot be reached; connect it and run the command again"),
)


def dies_with_parent() -> None:
    """Between fork and exec: ask Linux to interrupt this process when its parent is gone."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def run(
    what: str,
    command: Sequence[str | Path],
    log_name: str,
    on_line: Callable[[str], None] = lambda line: None,
    environment: dict[str, str] | None = None,
    folder: Path = ROOT,
) -> None:
    """Run to the end, or raise Stop with the cause that the log gives."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log_path = LOGS / log_name
    with (
        log_path.open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
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
