"""People who write without a pause, and remember what was acknowledged to them, and when."""

from dataclasses import dataclass
from dataclasses import field

import hashlib
import requests
import threading
import time

POINTS = (
    "kuhmo", "ivalo", "inarin-kirkonkyla", "utsjoki", "sodankyla", "lieksa", "mikkeli",
    "hervanta", "malmi", "vaasa", "narpio", "raasepori",
)  # fmt: skip
PAUSE = 0.05  # seconds


@dataclass
class Written:
    """A file with its address below the site; `time` is that of the answer 201."""

    path: str
    sha256: str
    time: float


@dataclass
class Journal:
    written: list = field(default_factory=list)
    refused: list = field(default_factory=list)

    @property
    def unexplained(self):
        """Refusals other than that two wrote the same at once, which Zope tries three times."""
        known = ("conflict", "lock_not_available")
        return [words for words in self.refused if not any(word in words for word in known)]

    def before(self, moment):
        return [entry for entry in self.written if entry.time < moment]


class Writers:
    """Threads with sessions of one logged-in person, each adding files at a service point."""

    def __init__(self, urls, cookies, count=20):
        self.urls = urls
        self.cookies = cookies
        self.journal = Journal()
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._write, args=(number,), daemon=True)
            for number in range(count)
        ]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._over.set()
        for thread in self._threads:
            thread.join(120)

    def wait_for(self, count, patience=120):
        """Wait until so many more writes were acknowledged."""
        wanted = len(self.journal.written) + count
        limit = time.monotonic() + patience
        while len(self.journal.written) < wanted:
            assert time.monotonic() < limit, self.journal.refused[-3:]
            time.sleep(0.05)

    def _write(self, number):
        session = requests.Session()
        session.cookies.update(self.cookies)
        session.headers["Accept"] = "application/json"
        folder = f"points/{POINTS[number % len(POINTS)]}"
        count = 0
        while not self._over.wait(PAUSE):
            count += 1
            url = self.urls[(number + count) % len(self.urls)]
            try:
                self._add(session, url, folder, f"kirjoittaja-{number:02}-{count:04}")
            except requests.RequestException as error:
                self.journal.refused.append(f"{type(error).__name__}")
                # A portal that is down is tried again, but not in a busy loop.
                time.sleep(0.2)

    def _add(self, session, url, folder, name):
        text = f"{name} {time.time_ns()}\n" * 50
        fields = {"@type": "File", "id": name, "title": name}
        fields["file"] = {"data": text, "filename": f"{name}.txt", "content-type": "text/plain"}
        answer = session.post(f"{url}/{folder}", json=fields, timeout=60)
        if answer.status_code == 201:
            digest = hashlib.sha256(text.encode()).hexdigest()
            self.journal.written.append(Written(f"{folder}/{name}", digest, time.time()))
        else:
            self.journal.refused.append(f"{answer.status_code} {answer.text[:200]}")


def lost(session, url, entries):
    """Return the entries whose file the portal does not give back byte for byte."""
    missing = []
    for entry in entries:
        answer = session.get(f"{url}/{entry.path}/@@download/file", timeout=60)
        if answer.status_code != 200 or hashlib.sha256(answer.content).hexdigest() != entry.sha256:
            missing.append(entry)
    return missing
