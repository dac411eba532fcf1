"""The server answers what it has taken in before it ends."""

from concurrent.futures import ThreadPoolExecutor

import os
import requests
import signal
import socket
import subprocess
import sys
import time

REQUESTS = 12
# Two threads, so that most requests wait for one when the signal comes.
PROGRAM = """
import sys, time
from etapalvelu.portal.core.serving import serve

def application(environ, start_response):
    body = environ["wsgi.input"].read()
    time.sleep(0.2)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [body]

serve(application, {}, listen="127.0.0.1:" + sys.argv[1], threads=2)
"""


def test_what_waits_for_a_thread_is_answered_after_sigterm():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-c", PROGRAM, str(port)]
    with subprocess.Popen(command, env=os.environ) as server:
        kept_open = requests.Session()
        limit = time.monotonic() + 60
        while time.monotonic() < limit:
            try:
                assert kept_open.post(url, data=b"first").content == b"first"
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        with ThreadPoolExecutor(REQUESTS) as pool:
            bodies = [f"body {number}".encode() for number in range(REQUESTS)]
            answers = [pool.submit(requests.post, url, data=body) for body in bodies]
            time.sleep(0.5)
            server.send_signal(signal.SIGTERM)
            assert [answer.result().content for answer in answers] == bodies
        # A connection that is merely kept open does not hold it up.
        assert server.wait(10) == 0
