"""Sends the portal's letters. Everything that the feature mails goes through here."""

from plone import api

import logging

logger = logging.getLogger(__name__)


def send(recipient, subject, body):
    """Hand a letter to the mail host, which sends it when the transaction is committed.

    False, with an entry in the log, when the portal has no sender address yet.
    """
    sender = api.portal.get_registry_record("plone.email_from_address", default=None)
    if not sender:
        logger.error("No letter was sent: plone.email_from_address is empty (Mail control panel)")
        return False
    api.portal.send_email(recipient=recipient, subject=subject, body=body)
    return True
