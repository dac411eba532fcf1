"""Development only: the messages in the folder that takes the place of a mail server."""

from email import message_from_bytes
from email.policy import default
from etapalvelu.portal import _
from etapalvelu.portal.core import inputs
from etapalvelu.portal.outbox import folder
from functools import cached_property
from pathlib import Path
from Products.Five import BrowserView
from zExceptions import NotFound

import re

_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_LINK = re.compile(r"https?://[^\s<>\"]+")
SHOWN = 100


class MailFolder(BrowserView):
    """Answers 404 unless the environment names a folder and the reader sits at this machine.

    Messages hold links that open accounts, so nothing but a development site may show them.
    """

    page_title = _("heading_mail_folder", default="Mail of this development site")

    def __call__(self):
        if not folder.path() or self.request.getClientAddr() not in _LOOPBACK:
            raise NotFound("mail-folder")
        return self.index()

    @cached_property
    def messages(self):
        """Newest first."""
        found = [p for part in ("new", "cur") for p in (Path(folder.path()) / part).glob("*")]
        found.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        return [self._row(path) for path in found[:SHOWN]]

    @cached_property
    def shown(self):
        """Return the message that the address names, or None."""
        name = inputs.line(self.request.form.get("message"))
        return next((row for row in self.messages if row["name"] == name), None)

    def _row(self, path):
        message = message_from_bytes(path.read_bytes(), policy=default)
        return {
            "name": path.name,
            "url": f"{self.context.absolute_url()}/mail-folder?message={path.name}#message",
            "subject": str(message["Subject"]),
            "to": str(message["To"]),
            "date": str(message["Date"]),
            "message": message,
        }

    def text(self, row):
        body = row["message"].get_body(("plain", "html"))
        return "" if body is None else body.get_content()

    def links(self, row):
        return _LINK.findall(self.text(row))
