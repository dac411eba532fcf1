"""Argon2id for Plone's password storage (OWASP Password Storage Cheat Sheet, first choice).

Plone 6.2 would store salted SHA-1, one round. The scheme is registered with AuthEncoding, so old
hashes still open the door and are replaced at the next login.
"""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError
from argon2.exceptions import VerificationError
from AuthEncoding import AuthEncoding

SCHEME = "ARGON2ID"
# 19 MiB, two rounds, one lane: OWASP's smallest setting, some 30-60 ms on a small server.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class Argon2Scheme:
    """An AuthEncoding scheme; `checks` counts how often a hash was worked out for a comparison."""

    checks = 0

    def encrypt(self, pw):
        return _hasher.hash(pw).encode("ascii")

    def validate(self, reference, attempt):
        self.checks += 1
        try:
            return _hasher.verify(reference, attempt)
        except (VerificationError, InvalidHashError):
            return False


scheme = Argon2Scheme()
if SCHEME not in AuthEncoding.listSchemes():
    AuthEncoding.registerScheme(SCHEME, scheme)

# Compared with when there is no account, so that both answers take the same time.
_NOBODY = AuthEncoding.pw_encrypt("nobody has this password", SCHEME)


def encrypt(password):
    return AuthEncoding.pw_encrypt(password, SCHEME)


def is_current(reference):
    """Tell whether a stored hash was made as new ones are made today."""
    prefix = f"{{{SCHEME}}}".encode()
    reference = reference.encode() if isinstance(reference, str) else reference
    if not reference.startswith(prefix):
        return False
    return not _hasher.check_needs_rehash(reference.removeprefix(prefix).decode("ascii"))


def waste(password):
    """Take as long as a comparison takes."""
    AuthEncoding.pw_validate(_NOBODY, password)
