"""Programs that are killed and started again: the mail server and the worker of the jobs."""

from assembly import ROOT
from assembly import commands
from pathlib import Path

import os
import signal
import socket
import subprocess
import sys
import time

HERE = Path(__file__).parent


class Program:
    """A Python program in a process group of its own, which ends with us."""

    def __init__(self, log, environment, *arguments):
        self.log, self.environment, self.arguments = log, environment, arguments
        self.process = None

    def start(self):
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.arguments],
                env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=commands.dies_with_parent,
            )

    def kill(self, number=signal.SIGKILL):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, number)
            self.process.wait(60)

    def ended(self):
        return self.process.poll() is not None

    def stop(self):
        self.kill(signal.SIGTERM)


def mail_server(folder, port):
    received = folder / "received"
    received.mkdir(exist_ok=True)
    return Program(folder / "smtp.log", {}, HERE / "smtp_server.py", str(port), received)


def job_worker(stack):
    log = stack.folder / "worker.log"
    return Program(log, stack.environment, HERE / "worker.py", stack.zope_conf)


def wait_for_port(port, patience=60):
    limit = time.monotonic() + patience
    while time.monotonic() < limit:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"Nothing answers on port {port}")
