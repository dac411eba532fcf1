"""Mail that was asked for and acknowledged, and what arrived of it."""

from collections import Counter
from collections import defaultdict
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default

import itertools
import requests
import threading
import time

PAUSE = 0.3  # seconds
RECIPIENT = "vastaanottaja@soak.example"


class MailWriter:
    """A thread that lets the portal write letters, each with a subject of its own."""

    def __init__(self, urls, cookies):
        self.urls = itertools.cycle(urls)
        self.session = requests.Session()
        self.session.cookies.update(cookies)
        self.session.headers["Accept"] = "application/json"
        self.acknowledged, self.refused = [], []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *error):
        self._over.set()
        self._thread.join(120)

    def _write(self):
        for number in itertools.count():
            if self._over.wait(PAUSE):
                return
            subject = f"soak-{number:06}"
            fields = {"to": RECIPIENT, "from": RECIPIENT, "subject": subject, "message": subject}
            try:
                answer = self.session.post(
                    f"{next(self.urls)}/@email-send", json=fields, timeout=60
                )
            except requests.RequestException as error:
                self.refused.append(type(error).__name__)
                time.sleep(0.2)
                continue
            if answer.status_code == 204:
                self.acknowledged.append(subject)
            else:
                self.refused.append(f"{answer.status_code} {answer.text[:300]}")


@dataclass
class Arrived:
    """What the folder of the mail server holds; `ids` are the Message-IDs by subject."""

    ids: dict
    copies: Counter

    @property
    def repeats(self):
        """How many letters arrived once more than they had to, each time counted."""
        return sum(count - 1 for count in self.copies.values())

    @property
    def differing(self):
        """Subjects that came under more than one Message-ID."""
        return [subject for subject, ids in self.ids.items() if len(ids) > 1]

    def missing(self, subjects):
        return [subject for subject in subjects if subject not in self.ids]


def arrived(folder):
    ids, copies = defaultdict(set), Counter()
    for path in folder.glob("*.eml"):
        # The policy decodes headers: the subject is an encoded word (RFC 2047).
        letter = message_from_bytes(path.read_bytes(), policy=default)
        subject = str(letter["Subject"])
        if subject.startswith("soak-"):
            ids[subject].add(letter["Message-ID"])
            copies[letter["Message-ID"]] += 1
    return Arrived(dict(ids), copies)


def wait_until_arrived(folder, subjects, patience):
    """Return what arrived as soon as nothing is missing, at the latest after the patience."""
    limit = time.monotonic() + patience
    while True:
        found = arrived(folder)
        if not found.missing(subjects) or time.monotonic() > limit:
            return found
        time.sleep(1)
