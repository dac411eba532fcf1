"""The password rule (NIST SP 800-63B, section 3.1.1.2): long enough, and not easily guessed.

There are no rules about capitals, digits or signs. zxcvbn knows the passwords that leaks show most
often, common words and names, keyboard rows, sequences, repetitions and years; words of Finland
and of the portal itself are added here.
"""

from etapalvelu.portal import _
from functools import cache
from pathlib import Path
from plone import api
from zope.globalrequest import getRequest
from zxcvbn import zxcvbn

import re

SHORTEST = 12
# What is beyond cannot make a password weaker, and the estimate takes longer with each letter.
LOOKED_AT = 72
# Of 0-4: fewer than a hundred million guesses are not enough against a slow hash.
LEAST_SCORE = 3
# So many characters must be something else than names of the person and of the portal.
LEAST_REST = 8
# Fields in which people say who they are, in the forms where passwords are chosen.
NAME_FIELDS = re.compile(r"(^|[.])(fullname|email|username|userid|login|name|__ac_name)$")
_WORDS = Path(__file__).parent / "data/words.txt"


def problem(password, about=()):
    """Return the sentence that refuses a password, None when it is good.

    about: texts about the person, for example the name, whose words are easily guessed.
    """
    if len(password) < SHORTEST:
        return _(
            "error_password_short",
            default="Use at least ${length} characters. A few unrelated words make a good one.",
            mapping={"length": SHORTEST},
        )
    known = [*about, *_about_request(), *_about_portal()]
    words = {word.lower() for text in known for word in re.findall(r"\w{3,}", text or "")}
    found = zxcvbn(password[:LOOKED_AT], user_inputs=[*sorted(words), *_common_words()])
    if found["score"] >= LEAST_SCORE and _rest(password, words) >= LEAST_REST:
        return None
    return _(
        "error_password_common",
        default="This password is easily guessed: it is common, a sequence, or made of your own or "
        "the portal's name. Choose a few unrelated words instead.",
    )


def _rest(password, words):
    """Return how many characters of a password are left without the known words."""
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return len(re.sub(pattern, "", password.lower())) if pattern else len(password)


@cache
def _common_words():
    text = _WORDS.read_text(encoding="utf-8")
    return [line for line in text.split() if not line.startswith("#")]


def _about_portal():
    return [api.portal.get().title, "etapalvelu", "etäpalvelu", "etapalveluportaali"]


def _about_request():
    """Return what the present user and the present form tell about the person."""
    user = api.user.get_current()
    yield from (user.getProperty("fullname", ""), user.getProperty("email", ""))
    request = getRequest()
    for name, value in list(request.form.items()) if request is not None else ():
        if NAME_FIELDS.search(name) and isinstance(value, str):
            yield value
