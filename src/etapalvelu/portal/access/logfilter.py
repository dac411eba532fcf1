"""Keeps the secrets of links out of the access log."""

import logging
import re

# The link of an invitation, and of Plone's password reset; in a query also percent-encoded.
_SECRETS = re.compile(r"((?:token(?:=|%3D)|/passwordreset/|[?&]key=))[^\s&\"'/?#%]+", re.IGNORECASE)
# Logger of paste.translogger in plone.recipe.zope2instance's wsgi.ini.
ACCESS_LOGGER = "wsgi"


def hide_secrets(text):
    """Return a line of a log with every secret replaced."""
    return _SECRETS.sub(r"\1[hidden]", text)


class HideSecrets(logging.Filter):
    """Rewrites the record before any handler writes it."""

    def filter(self, record):
        record.msg = hide_secrets(record.getMessage())
        record.args = ()
        return True


def install(event=None):
    """Put the filter on the access log once; subscriber of the database that was opened."""
    logger = logging.getLogger(ACCESS_LOGGER)
    if not any(isinstance(known, HideSecrets) for known in logger.filters):
        logger.addFilter(HideSecrets())
