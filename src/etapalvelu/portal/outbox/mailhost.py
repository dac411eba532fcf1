"""Plone's mail host, writing into the outbox: whatever Plone and add-ons mail goes through here."""

from email import message_from_bytes
from email.utils import getaddresses
from etapalvelu.portal.outbox import store
from Products.MailHost.MailHost import MailHost


class OutboxMailHost(MailHost):
    """Sends nothing itself, also when it is asked to do so immediately."""

    def _send(self, mfrom, mto, messageText, immediate=False):
        """Write an entry for each recipient."""
        recipients = [mto] if isinstance(mto, str) else mto
        for recipient in dict.fromkeys(address for _name, address in getaddresses(recipients)):
            message = message_from_bytes(messageText)
            store.add_mail(message, recipient)
