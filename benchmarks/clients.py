"""Two keep-alive clients of one member, who logged in through the form."""

from dataclasses import dataclass
from dataclasses import field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import html
import http.client
import json
import re
import threading
import time

CLIENTS = 2
TIMEOUT = 120  # seconds
WARM_UPS = 3


@dataclass(frozen=True)
class Page:
    """An address below the site and what its answer must hold: `text` at least `times` times."""

    path: str
    text: str
    times: int = 1
    accept: str = "text/html"


@dataclass
class Sample:
    """Answers of one page: requests per second of each round, seconds of each request, bytes."""

    rates: list = field(default_factory=list)
    seconds: list = field(default_factory=list)
    size: int = 0
    headers: dict = field(default_factory=dict)


class Unexpected(RuntimeError):
    """An answer that is not 200 or lacks the expected text."""


class Member:
    """A member's session at one server."""

    def __init__(self, port, login, password):
        self.port = port
        self.cookie = self._log_in(login, password)
        self.connections = [self._connection() for _client in range(CLIENTS)]

    def _connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)

    def _log_in(self, login, password):
        connection = self._connection()
        connection.request("GET", "/portal/login")
        answer = connection.getresponse()
        page = answer.read().decode()
        cookies = SimpleCookie(answer.headers.get("Set-Cookie", ""))
        inputs = [
            dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in re.findall("<input[^>]+", page)
        ]
        form = {
            tag["name"]: html.unescape(tag.get("value", ""))
            for tag in inputs
            if tag.get("name", "").startswith("_") and tag.get("type") == "hidden"
        }
        form |= {"__ac_name": login, "__ac_password": password, "buttons.login": "1"}
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if cookies:
            headers["Cookie"] = cookies.output(attrs=[], header="", sep=";").strip()
        connection.request("POST", "/portal/login", urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        for value in answer.headers.get_all("Set-Cookie", ()):
            cookies.load(value)
        connection.close()
        if "__ac" not in cookies:
            raise Unexpected(f"{login} cannot log in: {answer.status}")
        # The greeting after the login is shown once.
        cookies.pop("statusmessages", None)
        return "; ".join(f"{name}={cookie.value}" for name, cookie in cookies.items())

    def get(self, page, client=0):
        """Return (body, headers) of a page."""
        connection = self.connections[client]
        headers = {"Cookie": self.cookie, "Accept": page.accept, "Accept-Language": "fi"}
        connection.request("GET", f"/portal{page.path}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        # Letters come as they are, as character references of HTML or as escapes of JSON.
        plain, escaped = page.text.encode(), json.dumps(page.text).strip('"').encode()
        spellings = {plain, escaped, page.text.encode("ascii", "xmlcharrefreplace")}
        found = sum(map(body.count, spellings))
        if answer.status != 200 or found < page.times:
            location = answer.headers.get("Location", "")
            raise Unexpected(
                f"{page.path}: status {answer.status} {location}, "
                f"{page.text!r} {found} times instead of {page.times}"
            )
        return body, answer.headers

    def warm(self, page):
        """Ask for a page alone: Plone writes at the first look at some, where two would collide."""
        for attempt in range(WARM_UPS):
            try:
                return self.get(page)
            except Unexpected:
                if attempt == WARM_UPS - 1:
                    raise
                time.sleep(1)

    def measure(self, page, seconds, sample):
        """Let both clients ask for a page for some seconds, at least once; add to the sample."""
        self.warm(page)
        rates, errors = [], []
        begun = time.perf_counter()

        def ask(client):
            asked, now = 0, begun
            try:
                while asked == 0 or now - begun < seconds:
                    before = time.perf_counter()
                    body, headers = self.get(page, client)
                    now = time.perf_counter()
                    asked += 1
                    sample.seconds.append(now - before)
            except Exception as error:
                errors.append(error)
                return
            rates.append(asked / (now - begun))
            sample.size, sample.headers = len(body), dict(headers)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]
        sample.rates.append(sum(rates))
