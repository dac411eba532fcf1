"""Ctrl-C for us alone: make would answer it with an error of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

import os
import signal
import sys


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
