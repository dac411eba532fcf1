"""People at work: each is a thread that asks, reads for a while, and asks again."""

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field

import random
import re
import requests
import threading
import time

TIMEOUT = 120  # seconds
TAG = re.compile(r"<(?:input|textarea|select|option)\b[^>]*>")
ATTRIBUTE = re.compile(r'([\w:-]+)(?:="([^"]*)")?')


@dataclass
class Tally:
    """Seconds of each request by action, and what went wrong."""

    seconds: dict = field(default_factory=lambda: defaultdict(list))
    errors: list = field(default_factory=list)

    def all_seconds(self):
        return sorted(s for found in self.seconds.values() for s in found)


def quantile(seconds, share):
    """Return the value below which a share of the sorted seconds lies."""
    return seconds[min(int(len(seconds) * share), len(seconds) - 1)] if seconds else 0.0


class Person:
    """A logged-in session at one server, which remembers the time of its requests."""

    def __init__(self, url, login, password, tally):
        self.url, self.tally = url, tally
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "fi"
        form = {"__ac_name": login, "__ac_password": password, "buttons.login": "1"}
        page = self.session.get(f"{url}/login", timeout=TIMEOUT).text
        form |= hidden(page)
        self.session.post(f"{url}/login", data=form, timeout=TIMEOUT)
        if "__ac" not in self.session.cookies:
            raise RuntimeError(f"{login} cannot log in")

    def ask(self, action, path, expected=(200,), method="GET", **options):
        """Ask, note the time, and return the answer; one that is not expected is an error."""
        begun = time.perf_counter()
        try:
            answer = self.session.request(
                method, f"{self.url}{path}", timeout=TIMEOUT, allow_redirects=False, **options
            )
        except requests.RequestException as error:
            self.tally.errors.append(f"{action}: {type(error).__name__}")
            return None
        self.tally.seconds[action].append(time.perf_counter() - begun)
        if answer.status_code not in expected:
            words = " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())[:200]
            self.tally.errors.append(f"{action}: {answer.status_code} {path} {words}")
            return None
        return answer


def hidden(page):
    """Return name and value of the hidden inputs of a page."""
    found = {}
    for tag in re.findall(r"<input[^>]+>", page):
        values = dict(ATTRIBUTE.findall(tag))
        if values.get("type") == "hidden" and values.get("name", "").startswith("_"):
            found[values["name"]] = values.get("value", "")
    return found


def at_work(people, mix, think, seconds):
    """Let people work for some seconds; `mix` gives (share, function of a person) pairs.

    `think` is the mean number of seconds between an answer and the next question.
    """
    over = time.monotonic() + seconds
    shares = [share for share, _action in mix]

    def work(person, seed):
        choice = random.Random(seed)
        # People do not all come at the same second.
        time.sleep(min(choice.uniform(0, 2 * think), seconds))
        while time.monotonic() < over:
            _share, action = choice.choices(mix, shares)[0]
            action(person, choice)
            time.sleep(choice.uniform(0, 2 * think))

    threads = [
        threading.Thread(target=work, args=(person, number), daemon=True)
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
