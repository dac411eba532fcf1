"""The steps of `make start`: what they say when a machine is not as it should be."""

from assembly import checks
from assembly import commands
from assembly import debian
from assembly import people
from assembly import stamps
from assembly.console import Progress
from assembly.console import Stop
from pathlib import Path

import io
import os
import pytest
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "scripts"


def start(**environment):
    return subprocess.run(
        [sys.executable, SCRIPTS / "start.py", "--prepare"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def one_sentence(stderr: str) -> bool:
    return len(stderr.splitlines()) == 1 and "Traceback" not in stderr


def test_a_taken_port_is_named_before_anything_is_installed():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = start(PORT=str(port))
    assert answer.returncode == 1
    assert f"Port {port} is taken" in answer.stderr
    assert one_sentence(answer.stderr)
    assert "Python packages" not in answer.stdout


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1"])
def test_a_port_that_is_none(port):
    answer = start(PORT=port)
    assert answer.returncode == 1
    assert "PORT must be a number" in answer.stderr
    assert one_sentence(answer.stderr)


def test_too_little_disk():
    with pytest.raises(Stop, match="of free disk space are needed"):
        checks.disk_space(10**18)


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("npm error code ENOSPC", "the disk is full"),
        ("error: command 'gcc' failed: No such file or directory", "needs a compiler"),
        ("Temporary failure in name resolution", "the network cannot be reached"),
        ("npm error code EAI_AGAIN", "the network cannot be reached"),
        ("something else", "the end of instance/var/log/test.log says why"),
    ],
)
def test_a_failed_command_is_explained_from_its_log(output, advice):
    command = [sys.executable, "-c", f"import sys; print({output!r}); sys.exit(3)"]
    with pytest.raises(Stop, match=re.escape(advice)) as reason:
        commands.run("The step", command, "test.log")
    assert str(reason.value).startswith("The step failed: ")
    assert "\n" not in str(reason.value)


def test_a_command_ends_when_its_parent_is_killed():
    child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    parent = (
        "import sys; from assembly import commands; "
        f"commands.run('x', [sys.executable, '-c', {child!r}], 'test.log', "
        "lambda line: print(line, flush=True))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], cwd=SCRIPTS, stdout=subprocess.PIPE, text=True
    ) as process:
        pid = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
    assert _gone(pid)


def _gone(pid: int) -> bool:
    for _ in range(50):
        # A zombie still has its folder in /proc, but no command line.
        path = Path(f"/proc/{pid}/cmdline")
        if not path.exists() or not path.read_bytes():
            return True
        time.sleep(0.1)
    return False


def test_missing_debian_packages_are_named_to_those_who_are_not_root():
    with pytest.raises(Stop, match="sudo apt-get install chromium fonts-dejavu-core"):
        debian.install(["chromium", "fonts-dejavu-core"], as_root=False)


def test_the_portal_starts_without_what_only_its_search_needs():
    packages = debian.listed(SCRIPTS / "debian-packages-search.txt")
    assert packages == ["libvoikko1", "voikko-fi"]
    said = debian.offer(packages, "Search is plain.", as_root=False)
    assert said.startswith("Search is plain.")
    assert "sudo apt-get install libvoikko1 voikko-fi" in said
    assert debian.offer([], "Search is plain.", as_root=False) == ""


def test_only_what_is_missing_is_asked_for():
    listed = debian.listed(SCRIPTS / "debian-packages.txt")
    assert "chromium" in listed
    assert all(re.fullmatch(r"[a-z0-9.+-]+", name) for name in listed)
    assert debian.missing(["no-such-package-as-this"]) == ["no-such-package-as-this"]
    assert debian.missing(["dpkg"]) == []


def test_a_second_run_in_the_same_folder_is_refused():
    first = checks.only_one()
    with pytest.raises(Stop, match="Another make start"):
        checks.only_one()
    first.close()
    checks.only_one().close()


def test_a_stamp_fits_only_what_it_was_made_from(tmp_path):
    stamp = tmp_path / "stamp"
    assert not stamps.matches(stamp, "one")
    stamps.write(stamp, "one")
    assert stamps.matches(stamp, "one")
    assert not stamps.matches(stamp, "two")
    assert [path.name for path in tmp_path.iterdir()] == ["stamp"]


def test_the_digest_follows_text_content_and_presence():
    profiles = ROOT / "profiles"
    one = stamps.digest("8080", profiles)
    assert one == stamps.digest("8080", profiles)
    assert one != stamps.digest("8081", profiles)
    assert one != stamps.digest("8080", profiles, ROOT / "setup.py")
    assert stamps.digest(ROOT / "no-such-file") == stamps.digest()


def test_steps_are_counted_and_say_how_they_ended():
    stream = io.StringIO()
    progress = Progress(2, stream)
    with progress.step("First"):
        pass
    with pytest.raises(Stop), progress.step("Second"):
        progress.detail = "half"
        raise Stop("why")
    assert stream.getvalue().splitlines() == [
        "[1/2] First: done (0:00)",
        "[2/2] Second: stopped (0:00)",
    ]


def test_the_logins_show_every_role_once():
    source = ROOT / "src/etapalvelu/portal/demo/data/people.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    roles = {m["role"] for person in data["person"] for m in person.get("memberships", ())}
    table = people.table()
    assert len(roles) >= 8
    assert data["password"] in table
    for role in roles:
        assert len(re.findall(rf"^ +{role} ", table, re.MULTILINE)) == 1, role
