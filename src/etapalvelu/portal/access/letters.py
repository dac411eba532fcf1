"""Letters about accounts. The texts are files, one per language; the first line is the subject."""

from etapalvelu.portal.access import mailer
from functools import cache
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent / "mail"
_LANGUAGES = ("fi", "sv", "en")


def send(letter, language, recipient, /, **values):
    """Send the letter `mail/<letter>.<language>.txt`; values replace ${...} in its body only.

    Nothing that people type gets into a header: the subject is a fixed text.
    """
    subject, body = _read(letter, language if language in _LANGUAGES else _LANGUAGES[0])
    return mailer.send(recipient, subject, Template(body).substitute(values))


@cache
def _read(letter, language):
    text = (_FOLDER / f"{letter}.{language}.txt").read_text(encoding="utf-8")
    subject, _blank, body = text.partition("\n")
    return subject.strip(), body.strip() + "\n"
