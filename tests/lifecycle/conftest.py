"""A card of Maria's in the state that a test wants, and what people do with it over HTTP."""

from plone import api
from types import SimpleNamespace

import pytest
import re
import transaction

SERVICE = "providers/verohallinto/kiinteistoverotus"
TOKEN = re.compile(r'name="_authenticator"[^>]*value="(\w+)"|data-token="(\w+)"')
WORD = "tontinmittausvelvoite"
OTHERS = ("hanna.pylkko", "sari.hakala", "eero.kangas", "veikko.aalto")
JSON = {"Accept": "application/json"}


@pytest.fixture()
def card(server, client, login):
    """.url, .content, .post(person, view, **data), .move(person, transition), .state."""
    login("maria.salonen")
    service = server.portal.unrestrictedTraverse(SERVICE)
    content = api.content.create(
        service, "ServiceCard", id="card-fi", title=f"Ohje {WORD}", language="fi"
    )
    transaction.commit()
    return Kit(content, f"{server.url}/{SERVICE}/card-fi", client)


class Kit(SimpleNamespace):
    def __init__(self, content, url, client):
        super().__init__(content=content, url=url, sessions={}, client=client)

    def session(self, person):
        if person not in self.sessions:
            self.sessions[person] = self.client(person)
        return self.sessions[person]

    def post(self, person, view, **data):
        """Post a form as a person, with the token of the portal's front page."""
        session = self.session(person)
        page = session.get(self.url.split("/providers")[0]).text
        found = TOKEN.search(page)
        token = found[1] or found[2]
        url = view if view.startswith("http") else f"{self.url}/{view}"
        return session.post(url, data={"_authenticator": token} | data)

    def move(self, person, transition, **data):
        return self.post(person, "content_status_modify", workflow_action=transition, **data)

    def publish(self):
        self.move("maria.salonen", "submit")
        self.move("jari.nurmi", "publish")
        assert self.state == "published"

    @property
    def state(self):
        transaction.begin()
        return api.content.get_state(self.content)
