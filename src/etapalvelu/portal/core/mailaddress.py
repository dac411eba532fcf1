"""E-mail addresses as they may stand in a letter and in a command to a mail server."""

import re

# Dot-atoms of any alphabet (RFC 6531) on both sides; nothing that could end a command or begin
# another address.
_ATOM = r"[^\s@<>()\[\],;:\\\".\x00-\x1f\x7f]+"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_ATOM}(?:\.{_ATOM})*")
LONGEST = 254  # RFC 5321, section 4.5.3.1.3


def is_address(text):
    """Tell whether a text can stand as a recipient in an SMTP command."""
    if len(text) > LONGEST or not _ADDRESS.fullmatch(text):
        return False
    try:
        ascii_address(text)
    except UnicodeError:
        return False
    return True


def ascii_address(address):
    """Return an address with its domain as it goes over the wire; UnicodeError when it cannot."""
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"
