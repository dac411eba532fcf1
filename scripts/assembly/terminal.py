"""How a command ends: Ctrl-C is for us alone (make would answer it with an error of its own), and
what stops us is one sentence."""

from .console import Stop
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager

import errno
import os
import signal
import sys


def outcome(work: Callable[[], None], when_interrupted: str, code: int) -> int:
    """Do the work in the foreground; return 0, 1 for a failure, `code` for Ctrl-C."""
    sys.stdout.reconfigure(errors="replace")
    try:
        with foreground():
            work()
    except KeyboardInterrupt:
        print(f"\n{when_interrupted}")
        return code
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print("The disk is full; free some space and run the command again.", file=sys.stderr)
        return 1
    return 0


@contextmanager
def foreground() -> Iterator[None]:
    """Be the terminal's foreground group, and give it back to make at the end."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _as_interrupt)
    if not sys.stdin.isatty() or os.getpgrp() != os.tcgetpgrp(0):
        yield
        return
    before = os.getpgrp()
    # Taking and giving back the terminal must not suspend us.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    if before != os.getpid():
        os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    try:
        yield
    finally:
        os.tcsetpgrp(0, before)


def _as_interrupt(number, frame) -> None:
    raise KeyboardInterrupt
