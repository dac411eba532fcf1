"""What the person at the terminal sees: numbered steps, elapsed time, one sentence on failure."""

from collections.abc import Iterator
from contextlib import contextmanager

import sys
import threading
import time


class Stop(Exception):
    """A reason to end, as one sentence that tells its reader what to do."""


def clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


class Progress:
    """Counts steps. On a terminal the line of the running step is rewritten every second;
    in a log file it is repeated every twenty seconds."""

    def __init__(self, steps: int, stream=None):
        self.steps = steps
        self.stream = stream or sys.stdout
        self.live = self.stream.isatty()
        self.begun = time.monotonic()
        self.number = 0
        self.detail = ""

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self.number += 1
        self.detail = ""
        head = f"[{self.number}/{self.steps}] {title}"
        begun = time.monotonic()
        over = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(head, begun, over), daemon=True)
        ticker.start()
        try:
            yield
            outcome = self.detail or "done"
        except BaseException:
            outcome = "stopped"
            raise
        finally:
            over.set()
            ticker.join()
            self._write(f"{head}: {outcome} ({clock(time.monotonic() - begun)})", last=True)

    def elapsed(self) -> str:
        return clock(time.monotonic() - self.begun)

    def _tick(self, head: str, begun: float, over: threading.Event) -> None:
        while not over.wait(1 if self.live else 20):
            detail = f" {self.detail}" if self.detail else ""
            self._write(f"{head} ...{detail} ({clock(time.monotonic() - begun)})", last=False)

    def _write(self, line: str, last: bool) -> None:
        if self.live:
            line = "\r\033[K" + line[:118]
        self.stream.write(line + ("\n" if last or not self.live else ""))
        self.stream.flush()
