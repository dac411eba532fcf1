"""A person at a running portal who logs in by the form and writes through REST."""

import requests

TIMEOUT = 60


class Person(requests.Session):
    def __init__(self, url, login, password):
        super().__init__()
        self.url = url
        self.headers["Accept"] = "application/json"
        form = {"__ac_name": login, "__ac_password": password, "buttons.login": "Log in"}
        answer = self.post(f"{url}/login", data=form, headers={"Accept": "text/html"})
        assert "__ac" in self.cookies, f"{login} cannot log in: {answer.status_code}"

    def request(self, method, url, **options):
        options.setdefault("timeout", TIMEOUT)
        return super().request(method, url, **options)

    def write(self, path, url=None, **fields):
        """Create an object in the folder; return its name."""
        answer = self.post(f"{url or self.url}/{path}", json=fields)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]
