"""Constraints of fields that many schemas have: phone, e-mail, web address, postal code, time."""

from etapalvelu.portal import _
from etapalvelu.portal.core.editing.errors import Refused
from urllib.parse import urlsplit
from zope.i18nmessageid import Message

import re

_PHONE = re.compile(r"\+?[0-9(][0-9 ()/\-]{1,}[0-9)](, ?\+?[0-9][0-9 ()/\-]+)*")
_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"\\]+@[^@\s<>()\[\],;:\"\\]+\.[a-zA-Z]{2,}")
_POSTAL_CODE = re.compile(r"[0-9]{5}")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:][0-5][0-9]|24[.:]00")


def is_phone(value):
    """Accept digits with the signs that people put between them; several with commas."""
    return _matches(
        _PHONE, value, _("error_phone", default="Write a phone number, for example 029 123 456.")
    )


def is_email(value):
    """Accept what looks like an e-mail address."""
    return _matches(
        _EMAIL,
        value,
        _("error_email", default="Write an e-mail address such as name@example.fi."),
    )


def is_postal_code(value):
    """Accept five digits."""
    return _matches(
        _POSTAL_CODE, value, _("error_postal_code", default="Write the five digits of the code.")
    )


def is_time(value):
    """Accept a time of day from 00:00 to 24:00, with a colon or a dot."""
    return _matches(
        _TIME,
        value,
        _("error_time", default="Write a time from 00:00 to 24:00, for example 09:00."),
    )


def web_link(value):
    """Return an address that a link may lead to, None when it is not http or https with a host."""
    try:
        parts = urlsplit(value or "")
        sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    return value if sound else None


def is_web_address(value):
    """Accept http and https with a host: another scheme could run a script or open a program."""
    if not web_link(value):
        raise Refused(
            _("error_web_address", default="Write a whole address that begins with https://.")
        )
    return True


def problem_message(problem):
    """Return a Problem as a message ready for translation."""
    return Message(
        problem.msgid,
        domain="etapalvelu.portal",
        default=problem.default,
        mapping=problem.variables,
    )


def _matches(pattern, value, message):
    # Many optional fields hold "" when nothing was written.
    if value and not pattern.fullmatch(value.strip()):
        raise Refused(message)
    return True
