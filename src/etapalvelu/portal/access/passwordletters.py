"""Plone's letters about passwords, in the portal's words and look.

Plone renders a view with headers and text, takes subject, sender and recipient out of it, and
gives the rest to the mail host.
"""

from email.policy import SMTP
from etapalvelu.portal.outbox import letters
from plone import api
from Products.CMFPlone.browser.login.password_reset import PasswordResetToolView


class PasswordLetter(PasswordResetToolView):
    """The link with which a person chooses a new password."""

    letter = "access/password"

    def __call__(self, member, reset, **_others):
        message = letters.compose(
            self.letter,
            member.getProperty("language", "") or api.portal.get_current_language(),
            member.getProperty("email"),
            name=member.getProperty("fullname", "") or member.getUserName(),
            link=self.construct_url(reset["randomstring"]),
            hours=str(self.expiration_timeout()),
            portal_url=api.portal.get().absolute_url(),
        )
        return _as_plone_reads_it(message)


class AccountLetter(PasswordLetter):
    """The same for a person whose account an administrator has made."""

    letter = "access/account"


def _as_plone_reads_it(message):
    """Return a message as text whose headers are not encoded: the mail host encodes them again."""
    headers = {name: str(message[name]) for name in ("From", "To", "Subject")}
    for name in headers:
        del message[name]
    plain = "".join(f"{name}: {value}\n" for name, value in headers.items())
    return plain + message.as_string(policy=SMTP.clone(linesep="\n"))
