"""The outbox and its mail host in a site."""

from Acquisition import aq_base
from etapalvelu.portal.outbox import store
from etapalvelu.portal.outbox.mailhost import OutboxMailHost
from plone import api
from Products.MailHost.interfaces import IMailHost
from Products.MailHost.MailHost import MailHost

_ID = "MailHost"


def prepare():
    """Make the outbox and put our mail host in the place of Plone's; safe to repeat."""
    store.create()
    _replace(OutboxMailHost)


def restore():
    """Put Plone's own mail host back; waiting entries stay for the next installation."""
    _replace(MailHost)


def _replace(factory):
    portal = api.portal.get()
    old = aq_base(portal[_ID])
    if type(old) is factory:
        return
    old._p_activate()
    new = factory()
    new.__dict__.update(old.__dict__)
    portal._delObject(_ID, suppress_events=True)
    portal._setObject(_ID, new, suppress_events=True)
    registry = portal.getSiteManager()
    # Registering passes by this cache, which would then not know what is to be taken out.
    aq_base(registry)._v_utility_registrations_cache = None
    registry.unregisterUtility(provided=IMailHost)
    registry.registerUtility(portal[_ID], provided=IMailHost)
