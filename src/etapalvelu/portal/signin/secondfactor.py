"""One-time codes of an authenticator app (TOTP, RFC 6238) and recovery codes."""

from AuthEncoding import AuthEncoding
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.signin import attempts
from etapalvelu.portal.signin import hashing
from etapalvelu.portal.signin import store
from etapalvelu.portal.signin import trail
from hmac import compare_digest
from secrets import choice
from time import time

import pyotp
import segno

ISSUER = "Etäpalveluportaali"
STEP = 30
# A code of the half minute before or after is taken too: clocks of telephones differ.
TOLERANCE = 1
RECOVERY_CODES = 10
# Without letters and digits that look alike on paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def offer(user_id):
    """Make a secret that waits for its confirmation."""
    store.record_to_write(user_id).offered = pyotp.random_base32()


def link(secret, login):
    """Return the otpauth: address that apps read from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def picture(secret, login):
    """Return the QR code as inline SVG without any style or script."""
    return segno.make(link(secret, login), error="m").svg_inline(scale=5, border=4, light="#fff")


def confirm(user_id, code):
    """Switch the second factor on when the code fits the offered secret; return recovery codes.

    None when the code is wrong.
    """
    record = store.record_to_write(user_id)
    step = _step_of(record.offered, code)
    if not record.offered or step is None:
        return None
    record.secret, record.offered, record.step = record.offered, None, step
    record.since = datetime.now(UTC)
    trail.second_factor("enabled", user_id)
    return _new_recovery_codes(record)


def renew_recovery_codes(user_id):
    """Replace the recovery codes and return the new ones; they are shown only once."""
    trail.second_factor("recovery_renewed", user_id)
    return _new_recovery_codes(store.record_to_write(user_id))


def switch_off(user_id, change="disabled"):
    """Log in with the password alone again; change: "reset" when somebody else did it."""
    record = store.record_to_write(user_id)
    record.secret = record.offered = record.since = None
    record.recovery, record.step = (), 0
    trail.second_factor(change, user_id)


def accept(user_id, login, code):
    """Use up a code; False when it is wrong, was used already, or there were too many attempts."""
    if attempts.wait(attempts.CODE, login):
        return False
    record = store.record_to_write(user_id)
    step = _step_of(record.secret, code)
    # Two requests with one code both write here: the database refuses the second, it tries again.
    if step is not None and step > record.step:
        record.step = step
    elif not _use_recovery_code(user_id, record, code):
        attempts.failed(attempts.CODE, login)
        trail.second_factor("refused", user_id)
        return False
    attempts.succeeded(attempts.CODE, login)
    return True


def _step_of(secret, code):
    code = "".join(code.split())
    if not secret or not (code.isascii() and code.isdigit() and len(code) == 6):
        return None
    now = int(time()) // STEP
    totp = pyotp.TOTP(secret)
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        if compare_digest(totp.generate_otp(step), code):
            return step
    return None


def _new_recovery_codes(record):
    codes = ["".join(choice(_ALPHABET) for _n in range(10)) for _code in range(RECOVERY_CODES)]
    record.recovery = tuple(hashing.encrypt(code) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _use_recovery_code(user_id, record, code):
    code = "".join(code.split()).replace("-", "").lower()
    if len(code) != 10:
        return False
    for used in record.recovery:
        if AuthEncoding.pw_validate(used, code):
            record.recovery = tuple(left for left in record.recovery if left != used)
            trail.second_factor("recovery_used", user_id)
            return True
    return False
