"""The promise to a newcomer: clone, `make start`, log in; Ctrl-C; and quick from then on."""

from pathlib import Path

import os
import pytest
import re
import requests
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = Path(__file__).parents[2]
FIRST_START = 360  # seconds, promised for two cores
LATER_START = 20
# What a start may know of the machine; everything else, and the home, is empty.
KEPT = ("PATH", "PIP_CERT", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "NODE_EXTRA_CA_CERTS")

pytestmark = [pytest.mark.slow, pytest.mark.alone]


@pytest.fixture(scope="module")
def clone():
    parent = Path(tempfile.mkdtemp(prefix="fresh-"))
    # PostgreSQL's user has to get through, which pytest's own folders do not allow.
    parent.chmod(0o711)
    folder = parent / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    (parent / "home").mkdir()
    yield folder
    shutil.rmtree(parent)


@pytest.fixture(scope="module")
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Start:
    """`make start` as a person runs it: its lines are read, and it is interrupted."""

    def __init__(self, clone, port, *settings):
        self.lines = []
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment |= {"HOME": str(clone.parent / "home"), "PORT": str(port)}
        self.process = subprocess.Popen(
            ["make", "start", *settings, f"PYTHON={Path(sys.base_prefix) / 'bin' / 'python3'}"],
            cwd=clone,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def until_ready(self, limit):
        begun = time.monotonic()
        for line in self.process.stdout:
            self.lines.append(line)
            if "Stop: Ctrl-C" in line:
                break
        else:
            pytest.fail("".join(self.lines))
        assert time.monotonic() - begun < limit, "".join(self.lines)

    def script(self):
        """The process id of scripts/start.py, which make runs."""
        command = ["pgrep", "-P", str(self.process.pid)]
        listing = subprocess.run(command, capture_output=True, text=True, check=True)
        return int(listing.stdout.split()[0])

    def interrupt(self):
        os.kill(self.script(), signal.SIGINT)
        self.lines += self.process.stdout.readlines()
        return self.process.wait(30)


def leftovers(clone):
    listing = subprocess.run(["ps", "-eo", "cmd"], capture_output=True, text=True, check=True)
    return [line for line in listing.stdout.splitlines() if str(clone) in line]


def test_a_start_that_is_killed_leaves_no_process_behind(clone, port):
    start = Start(clone, port)
    limit = time.monotonic() + 120
    while not (clone / ".venv" / "bin" / "pip").exists() and time.monotonic() < limit:
        time.sleep(0.1)
    time.sleep(3)
    os.kill(start.script(), signal.SIGKILL)
    start.process.wait(30)
    time.sleep(2)
    assert leftovers(clone) == []
    assert (clone / ".venv" / "unfinished").exists()


def test_first_start_serves_the_demonstration_and_stops_cleanly(clone, port):
    start = Start(clone, port)
    start.until_ready(FIRST_START)
    said = "".join(start.lines)
    address = f"http://localhost:{port}/"
    assert address in said
    login, password = re.search(r"Adviser +(\S+)", said)[1], re.search(r"all: (\S+)", said)[1]
    page = requests.get(address, timeout=30)
    assert page.status_code == 200
    assert 'lang="fi"' in page.text
    assert "__ac_password" in page.text

    session = requests.Session()
    form = {"__ac_name": login, "__ac_password": password, "buttons.login": "1"}
    front = session.post(f"{address}login", data=form, timeout=30)
    assert front.ok
    assert "__ac" in session.cookies
    assert "__ac_password" not in front.text

    assert start.interrupt() == 0
    assert "Stopped." in "".join(start.lines)
    assert leftovers(clone) == []
    tracked = ["git", "status", "--porcelain"]
    assert subprocess.run(tracked, cwd=clone, capture_output=True, text=True).stdout == ""


def test_second_start_is_quick(clone, port):
    start = Start(clone, port)
    start.until_ready(LATER_START)
    assert start.interrupt() == 0


def test_steps_that_were_cut_off_later_are_repeated(clone, port):
    """What kills leave while buildout, the front end's build and the site's creation run."""
    (clone / "instance" / "parts" / "assembled").unlink()
    (clone / "bin" / "instance").unlink()
    (clone / "src/etapalvelu/portal/theme/static/dist/.built").unlink()
    data = clone / "instance" / "var"
    shutil.rmtree(data / "blobstorage")
    (data / "filestorage").rename(data / "new-site")
    start = Start(clone, port)
    start.until_ready(FIRST_START)
    assert start.interrupt() == 0
    assert not (data / "new-site").exists()
    assert "Site: created" in "".join(start.lines)


PRODUCTION = "PROFILE=production"


def test_production_is_an_empty_network_with_one_administrator(clone, port):
    start = Start(clone, port, PRODUCTION)
    start.until_ready(FIRST_START)
    said = "".join(start.lines)
    login, password = re.search(r"Administrator: (\S+) .*: (\S+)\n", said).groups()
    address = f"http://localhost:{port}/"
    session = requests.Session()
    form = {"__ac_name": login, "__ac_password": password, "buttons.login": "1"}
    assert session.post(f"{address}login", data=form, timeout=60).ok
    assert "__ac" in session.cookies
    rest = {"Accept": "application/json"}
    points = session.get(f"{address}points", headers=rest, timeout=60)
    assert points.status_code == 200
    assert points.json()["items_total"] == 0
    assert requests.get(f"{address}points", headers=rest, timeout=60).status_code == 401
    # Ended from outside, without a word: everything ends with it.
    os.kill(start.script(), signal.SIGKILL)
    start.process.wait(30)
    limit = time.monotonic() + 60
    while leftovers(clone) and time.monotonic() < limit:
        time.sleep(0.5)
    assert leftovers(clone) == []
    secrets = clone / "instance" / ".env"
    assert secrets.stat().st_mode & 0o777 == 0o600
    tracked = subprocess.run(
        ["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True
    )
    assert tracked.stdout == ""


def test_production_starts_again_and_looks_after_its_processes(clone, port):
    data = clone / "instance" / "var"
    start = Start(clone, port, PRODUCTION)
    start.until_ready(LATER_START * 3)
    said = "".join(start.lines)
    assert "Site: already there" in said
    assert "Administrator" not in said
    listing = subprocess.run(["pgrep", "-f", f"{clone}.*http_port={port + 1}"], capture_output=True)
    os.kill(int(listing.stdout.split()[0]), signal.SIGKILL)
    for line in start.process.stdout:
        if "is started again" in line:
            break
    assert f"port {port + 1} has ended by itself" in line
    assert requests.get(f"http://localhost:{port}/health", timeout=60).text.strip() == "ok"
    assert start.interrupt() == 0
    assert leftovers(clone) == []
    assert not (data / "first-password").exists()
