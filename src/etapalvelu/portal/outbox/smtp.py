"""Delivers mail by SMTP (RFC 5321) with STARTTLS (RFC 3207) and AUTH (RFC 4954)."""

from contextlib import contextmanager
from contextlib import suppress
from etapalvelu.portal.core import mailaddress
from etapalvelu.portal.outbox import rules
from etapalvelu.portal.outbox.interfaces import Never
from etapalvelu.portal.outbox.interfaces import NotNow
from etapalvelu.portal.outbox.interfaces import Unreachable

import smtplib
import ssl

TIMEOUT = 30  # seconds for each answer
SMTPS_PORT = 465  # RFC 8314: TLS from the first byte
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_CLOSING = 421
_TEMPORARY = range(400, 500)


class Smtp:
    """A mail server: where it is and who we are there.

    To another machine everything goes through TLS when the server offers it, and the certificate
    must be valid; a user name and password are never sent without TLS.
    """

    def __init__(self, host, port, user="", password="", force_tls=False, timeout=TIMEOUT):
        self.host, self.port = host, port
        self.user, self.password = user, password
        self.must_encrypt = bool(force_tls or user)
        self.may_encrypt = self.must_encrypt or host not in _LOOPBACK
        self.timeout = timeout

    @contextmanager
    def open(self):
        """Give a function that delivers one entry; Unreachable when the server is."""
        session = _Session(self)
        session.connect()
        try:
            yield session.deliver
        finally:
            session.close()

    def connect(self):
        """Return an open connection, encrypted and logged in as far as it has to be."""
        try:
            return self._connect()
        # A host name that cannot be one is a UnicodeError.
        except (OSError, UnicodeError, smtplib.SMTPException) as error:
            raise Unreachable(_reason(error)) from error

    def _connect(self):
        if self.port == SMTPS_PORT:
            connection = smtplib.SMTP_SSL(
                self.host, self.port, timeout=self.timeout, context=ssl.create_default_context()
            )
        else:
            connection = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            connection.ehlo_or_helo_if_needed()
            if self.port != SMTPS_PORT:
                self._encrypt(connection)
            if self.user:
                connection.login(self.user, self.password)
        except BaseException:
            connection.close()
            raise
        return connection

    def _encrypt(self, connection):
        if connection.has_extn("starttls") and self.may_encrypt:
            connection.starttls(context=ssl.create_default_context())
            connection.ehlo()
        elif self.must_encrypt:
            raise smtplib.SMTPNotSupportedError("The server offers no TLS")


class _Session:
    def __init__(self, server):
        self.server = server
        self.connection = None

    def connect(self):
        self.connection = self.server.connect()

    def close(self):
        if self.connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.connection.quit()
            self.connection.close()
            self.connection = None

    def deliver(self, entry):
        if not mailaddress.is_address(entry.recipient):
            raise Never("This is no e-mail address", address_at_fault=True)
        if not mailaddress.is_address(entry.sender):
            raise Never("The sender has no e-mail address")
        if self.connection is None:
            self.connect()
        try:
            self._converse(entry)
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            # Perhaps this very message makes the server fall, so the others go first next time.
            self.connection.close()
            self.connection = None
            raise NotNow(_reason(error)) from error

    def _converse(self, entry):
        content = entry.body.content
        sender = mailaddress.ascii_address(entry.sender)
        recipient = mailaddress.ascii_address(entry.recipient)
        self._expect(self.connection.mail(sender, self._options(content, sender + recipient)))
        self._expect(self.connection.rcpt(recipient), recipient=True)
        try:
            self._expect(self.connection.data(content))
        except smtplib.SMTPDataError as error:
            self._expect((error.smtp_code, error.smtp_error))

    def _options(self, content, addresses):
        options = []
        if not addresses.isascii():
            # RFC 6531: letters of any alphabet before the @.
            if not self.connection.has_extn("smtputf8"):
                raise Never("The server takes no address with such letters", address_at_fault=True)
            self.connection.command_encoding = "utf-8"
            options.append("SMTPUTF8")
        if not content.isascii() and self.connection.has_extn("8bitmime"):
            options.append("BODY=8BITMIME")
        return options

    def _expect(self, answer, recipient=False):
        code, text = answer
        text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        if 200 <= code < 300:
            return
        reason = rules.one_line(f"{code} {text}")
        if code == _CLOSING:
            self.connection.close()
            self.connection = None
            raise NotNow(reason)
        self._begin_anew()
        if code in _TEMPORARY:
            raise NotNow(reason)
        raise Never(reason, address_at_fault=recipient and rules.blames_address(code, text))

    def _begin_anew(self):
        try:
            self.connection.rset()
        except (OSError, smtplib.SMTPException):
            self.connection = None


def _reason(error):
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        return rules.one_line(f"{error.smtp_code} {text}")
    return rules.one_line(f"{type(error).__name__}: {error}")
