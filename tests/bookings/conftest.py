"""Real databases for the races: a file, a ZEO server, a PostgreSQL server."""

from assembly.postgresql import Cluster
from contextlib import closing
from pathlib import Path

import os
import pytest
import socket
import subprocess
import sys
import tempfile
import time

PASSWORD = "only-for-tests"


@pytest.fixture()
def files(tmp_path):
    return "files", tmp_path


@pytest.fixture()
def zeo(tmp_path):
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    runzeo = Path(sys.executable).with_name("runzeo")
    log = (tmp_path / "zeo.log").open("w")
    server = subprocess.Popen(
        [runzeo, "-a", f"127.0.0.1:{port}", "-f", tmp_path / "Data.fs"],
        stdout=log,
        stderr=log,
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield "zeo", str(port)
    server.terminate()
    server.wait(20)
    log.close()


@pytest.fixture(scope="module")
def cluster():
    # The server's own user has to reach it, so it is not below pytest's folder.
    with tempfile.TemporaryDirectory(prefix="races-") as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        cluster = Cluster(folder / "postgresql", folder / "log", durable=False)
        cluster.create()
        cluster.start()
        cluster.prepare_user(PASSWORD)
        yield cluster
        cluster.stop()


@pytest.fixture()
def postgresql(cluster, monkeypatch, tmp_path):
    name = f"races{time.monotonic_ns()}"
    cluster.create_database(name)
    for key, value in cluster.environment(PASSWORD, name).items():
        monkeypatch.setitem(os.environ, key, value)
    return "postgresql", "application_name=races"


@pytest.fixture(params=["files", pytest.param("zeo", marks=pytest.mark.slow),
                        pytest.param("postgresql", marks=pytest.mark.slow)])  # fmt: skip
def storage(request):
    """Each kind of database in turn: (kind, where)."""
    return request.getfixturevalue(request.param)
