"""The lock on one machine, held by real processes."""

from etapalvelu.portal.jobs.locks import file_lock

import signal
import subprocess
import sys

HOLDER = """
import sys, time
from etapalvelu.portal.jobs.locks import file_lock
with file_lock(sys.argv[1], "portal/test.slow") as confirm:
    print("held" if confirm else "not held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(folder, seconds):
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder, str(seconds)], stdout=subprocess.PIPE, text=True
    )


def test_only_one_process_holds_it_and_a_killed_one_lets_go(tmp_path):
    first = hold(tmp_path, 60)
    try:
        assert first.stdout.readline() == "held\n"
        second = hold(tmp_path, 0)
        assert second.communicate(timeout=60)[0] == "not held\n"
        with file_lock(tmp_path, "portal/test.other") as confirm:
            assert confirm
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    third = hold(tmp_path, 0)
    assert third.communicate(timeout=60)[0] == "held\n"
