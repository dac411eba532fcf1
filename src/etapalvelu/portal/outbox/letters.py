"""Letters of the portal: files `<feature>/mail/<letter>.<language>.txt`, sent as text and HTML.

What a file looks like is told in `markup.py`. Beside them, `samples.toml` has for each letter the
values with which the preview page shows it.
"""

from chameleon import PageTemplateFile
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.policy import SMTPUTF8
from email.utils import format_datetime
from email.utils import localtime
from etapalvelu.portal import _
from etapalvelu.portal.core import mailaddress
from etapalvelu.portal.core.settings import support_email
from etapalvelu.portal.outbox import markup
from etapalvelu.portal.outbox import store
from functools import cache
from pathlib import Path
from plone import api
from zope.i18n import translate

import logging
import tomllib

LANGUAGES = ("fi", "sv", "en")
_PACKAGE = Path(__file__).parents[1]
_FRAME = PageTemplateFile(str(Path(__file__).parent / "templates" / "letter.pt"))

logger = logging.getLogger(__name__)


def send(letter, language, recipient, /, key=None, headers=None, **values):
    """Put a letter into the outbox; it leaves when the transaction is committed.

    `letter` is "<feature>/<letter>", for example "access/invitation". `values` replace ${...} in
    its body only: nothing that people type gets into a header. A second letter with the same
    `key` is not sent. `headers` are set besides; they hold nothing that people type. False, with
    an entry in the log, when the portal has no sender address yet, or when nothing can be sent to
    the recipient's.
    """
    if not store.sender_address():
        logger.error("No letter was sent: plone.email_from_address is empty (Mail control panel)")
        return False
    if not mailaddress.is_address(recipient):
        logger.error("No letter %s was sent: the recipient has no e-mail address", letter)
        return False
    message = compose(letter, language, recipient, **values)
    for name, value in (headers or {}).items():
        message[name] = value
    store.add_mail(message, recipient, key)
    return True


def compose(letter, language, recipient, /, **values):
    """Return a letter as an EmailMessage with text and HTML."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    subject, body = source(letter, language)
    message = EmailMessage(policy=SMTP if recipient.isascii() else SMTPUTF8)
    message["From"] = _address(store.sender_address(), _setting("email_from_name"))
    message["To"] = _address(recipient)
    if support_email():
        message["Reply-To"] = _address(support_email())
    message["Subject"] = subject
    message["Date"] = format_datetime(localtime())
    # RFC 3834: no robot answers a robot.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(markup.fill(body, values), cte="quoted-printable")
    html = _html(language, subject, markup.blocks(body, values))
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = language
    return message


def names():
    """Return the names of all letters, sorted."""
    found = _PACKAGE.glob(f"*/mail/*.{LANGUAGES[0]}.txt")
    return sorted(f"{path.parts[-3]}/{path.name.split('.')[0]}" for path in found)


def sample(letter):
    """Return values with which a letter can be shown."""
    feature, _slash, name = letter.partition("/")
    return tomllib.loads((_PACKAGE / feature / "mail" / "samples.toml").read_text("utf-8"))[name]


@cache
def source(letter, language):
    """Return the subject and the body of a letter, with its variables."""
    feature, _slash, name = letter.partition("/")
    path = _PACKAGE / feature / "mail" / f"{name}.{language}.txt"
    return markup.split(path.read_text(encoding="utf-8"))


def _html(language, subject, blocks):
    site = translate(_("site_title", default="Etäpalveluportaali"), target_language=language)
    footer = translate(
        _("letter_footer", default="This letter was sent automatically by the portal."),
        target_language=language,
    )
    return _FRAME(language=language, subject=subject, blocks=blocks, site=site, footer=footer)


def _address(address, name=""):
    # Address refuses line ends, which would begin another header.
    local, _at, domain = mailaddress.ascii_address(address).rpartition("@")
    return Address(name or "", username=local, domain=domain)


def _setting(name):
    return api.portal.get_registry_record(f"plone.{name}", default=None)
