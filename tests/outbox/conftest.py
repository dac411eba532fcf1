"""A mail server that can be told how to behave, over TLS and with a password if wanted."""

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from datetime import UTC
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from etapalvelu.portal.outbox.model import Entry
from etapalvelu.portal.outbox.model import Outbox
from etapalvelu.portal.outbox.smtp import Smtp
from etapalvelu.portal.outbox.worker import deliver_due
from types import SimpleNamespace

import pytest
import socket
import transaction
import ZODB

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
CONTENT = b"Subject: Koe\r\nMessage-ID: <%s@verkosto.example>\r\n\r\nTeksti\r\n"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def entry(id_="a1", recipient="aino@kuhmo.example", now=NOW):
    return Entry(
        id_, "mail", "portaali@verkosto.example", recipient, "Koe", CONTENT % id_.encode(), now
    )


class Handler:
    """Answers as `answers` says: command or address -> list of answers, used up one by one."""

    def __init__(self):
        self.messages = []
        self.answers = {}
        self.sessions = set()

    def _answer(self, key):
        waiting = self.answers.get(key)
        return waiting.pop(0) if waiting else None

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.sessions.add(session.peer)
        answer = self._answer("MAIL")
        if answer is None:
            envelope.mail_from = address
        return answer or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self._answer(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = self._answer("DATA")
        if answer == "die":
            server.transport.abort()
            return "250 OK"
        if answer is None:
            self.messages.append(
                SimpleNamespace(
                    recipients=envelope.rcpt_tos,
                    sender=envelope.mail_from,
                    encrypted=session.ssl is not None,
                    user=session.auth_data,
                    letter=message_from_bytes(envelope.content, policy=default),
                )
            )
        return answer or "250 OK"

    @property
    def ids(self):
        return [message.letter["Message-ID"] for message in self.messages]


class Server:
    """A real SMTP server on a port of its own, which can be stopped and started."""

    def __init__(self, **settings):
        self.handler = Handler()
        self.settings = settings
        self.port = free_port()
        self.controller = None

    def start(self):
        self.controller = Controller(
            self.handler, hostname="127.0.0.1", port=self.port, **self.settings
        )
        self.controller.start()

    def stop(self):
        if self.controller is not None:
            self.controller.stop()
            self.controller = None


@pytest.fixture()
def make_server():
    servers = []

    def make(**settings):
        server = Server(**settings)
        server.start()
        servers.append(server)
        return server

    yield make
    for server in servers:
        server.stop()


@pytest.fixture()
def mail_server(make_server):
    return make_server()


@pytest.fixture()
def certificate(tmp_path_factory, monkeypatch):
    """A certificate of 127.0.0.1 that this process trusts."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from datetime import timedelta
    from ipaddress import ip_address

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.example")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "mail.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


def check_login(server, session, envelope, mechanism, data):
    if (data.login, data.password) == (b"portaali", b"salaisuus"):
        return AuthResult(success=True, auth_data=data.login.decode())
    return AuthResult(success=False, handled=False)


@pytest.fixture()
def box():
    """An outbox in a database of its own, which only this test sees."""
    database = ZODB.DB(None)
    connection = database.open()
    connection.root.outbox = Outbox()
    transaction.commit()
    yield connection.root.outbox
    transaction.abort()
    connection.close()
    database.close()


@pytest.fixture()
def run(box, mail_server):
    """Deliver what is due at a moment: run(NOW)."""

    def deliver(now=NOW, **settings):
        settings = {"timeout": 5, **settings}
        return deliver_due(box, Smtp("127.0.0.1", mail_server.port, **settings), now)

    return deliver
