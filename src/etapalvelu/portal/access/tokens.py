"""Secrets of invitations: only their hash is stored, so a stolen database opens no door."""

import hashlib
import secrets

TOKEN_BYTES = 32


def make():
    """Return a new secret for a link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token):
    """Return the SHA-256 of a secret in hexadecimal, under which its invitation is kept."""
    return hashlib.sha256(str(token).encode()).hexdigest()
