"""Development only: mail is put into a folder on this machine instead of being sent."""

from contextlib import contextmanager
from etapalvelu.portal.outbox.interfaces import Unreachable
from mailbox import Maildir

import os

VARIABLE = "ETAPALVELU_MAIL_FOLDER"


def path():
    """Return the folder that the environment names, or None: then mail is sent."""
    return os.environ.get(VARIABLE) or None


class MailFolder:
    """A Maildir that takes every message."""

    def __init__(self, path):
        self.path = path

    @contextmanager
    def open(self):
        try:
            # Maildir makes its three folders only together with the outermost one.
            for part in ("cur", "new", "tmp"):
                os.makedirs(os.path.join(self.path, part), exist_ok=True)
            folder = Maildir(self.path)
        except OSError as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from error
        yield lambda entry: folder.add(entry.body.content)
