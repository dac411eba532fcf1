"""Waitress that ends without losing a request: the server of profiles/production.cfg.

By itself waitress dies of SIGTERM at once, and on SIGINT throws away what waits for a thread.
"""

from waitress import create_server
from waitress import wasyncore

import logging
import signal
import time

logger = logging.getLogger(__name__)
# Seconds that running requests get; systemd and the stop of `make start` wait longer.
PATIENCE = 30
FIRST_WORDS = 2
TICK = 0.5


def serve(application, global_conf, **settings):
    """Answer until SIGTERM or SIGINT, then finish what was accepted (paste.server_runner).

    `settings` are those of waitress, with one address to listen on.
    """
    channels = {}
    server = create_server(application, map=channels, **settings)
    told = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: (told.append(True), server.pull_trigger()))
    server.print_listen("Serving on http://{}:{}")
    while not told:
        wasyncore.loop(TICK, use_poll=True, map=channels, count=1)
    _finish(server, channels)
    server.task_dispatcher.shutdown(timeout=1)


def _finish(server, channels):
    """Take in who has connected already, close the door, and wait until all are answered."""
    before = None
    while before != len(server.active_channels):
        before = len(server.active_channels)
        server.handle_accept()
    server.accepting = False
    server.del_channel(channels)
    server.socket.close()
    limit = time.time() + PATIENCE
    while server.active_channels and time.time() < limit:
        for channel in list(server.active_channels.values()):
            if _idle(channel):
                channel.close_when_flushed = True
        wasyncore.loop(TICK, use_poll=True, map=channels, count=1)
    if server.active_channels:
        logger.warning("Left %s connections unanswered", len(server.active_channels))


def _idle(channel):
    """Tell whether it only waits for a next request; a new one gets time to say its first."""
    if channel.requests or channel.request is not None:
        return False
    asked_before = channel.last_activity > channel.creation_time
    return asked_before or time.time() > channel.creation_time + FIRST_WORDS
