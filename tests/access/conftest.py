"""Fixtures of people and accounts: a mail server, forms sent over HTTP, and the limits reset."""

from aiosmtpd.controller import Controller
from datetime import UTC
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from etapalvelu.portal.access.views import request_account
from etapalvelu.portal.outbox.jobs import Send
from html import unescape
from plone import api

import pytest
import re
import socket
import transaction


def run_outbox():
    """Do what the scheduler does every few seconds: send what was committed."""
    transaction.begin()
    Send().run(datetime.now(UTC))
    transaction.commit()


class Handler:
    """What the SMTP server does with what arrives."""

    def __init__(self):
        self.letters = []
        self.refused = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.lower() in self.refused:
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.content, policy=default)
        letter.recipients = envelope.rcpt_tos
        self.letters.append(letter)
        return "250 OK"


class Mailbox:
    """The letters that a real SMTP connection delivered."""

    def __init__(self, handler):
        self.handler = handler

    @property
    def letters(self):
        """Everything, after the outbox has been run."""
        run_outbox()
        return self.handler.letters

    def to(self, address):
        """Return the letters to one address."""
        return [letter for letter in self.letters if letter.recipients == [address]]

    def token(self, address):
        """Return the secret in the newest invitation to an address."""
        return re.search(r"accept-invitation\?token=(\S+)", body(self.to(address)[-1]))[1]


def words(answer):
    """Return a page with its letters written out; the frame may send ä as a reference."""
    return unescape(answer.text)


def body(letter):
    """Return a letter's text."""
    return letter.get_body(("plain",)).get_content()


@pytest.fixture()
def smtp(functional_portal):
    """A real SMTP server, to which the portal sends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Handler()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", port)
    api.portal.set_registry_record("plone.email_from_address", "portaali@verkosto.example")
    api.portal.set_registry_record("plone.email_from_name", "Etäpalveluportaali")
    transaction.commit()
    yield Mailbox(handler)
    controller.stop()


@pytest.fixture(autouse=True)
def fresh_limits():
    """Forget how often earlier tests sent the form."""
    request_account.PER_ADDRESS.clear()
    request_account.PER_EMAIL.clear()


@pytest.fixture()
def send(server):
    """Send a form as a browser does: read its page, then post with the page's token."""

    def post(session, path, data, page=None, **kwargs):
        html = session.get(f"{server.url}/{page or path}", timeout=60).text
        found = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', html)
        token = {"_authenticator": found[1]} if found else {}
        return session.post(f"{server.url}/{path}", data={**token, **data}, timeout=60, **kwargs)

    return post


@pytest.fixture()
def uid(server):
    """UID of an organisation by its path: uid("points/kuhmo")."""
    return lambda path: api.content.get_uuid(server.portal.unrestrictedTraverse(path))


@pytest.fixture()
def refresh(server):
    """See what other connections have committed."""

    def begin():
        transaction.begin()
        server.portal._p_jar.sync()
        return server.portal

    return begin
