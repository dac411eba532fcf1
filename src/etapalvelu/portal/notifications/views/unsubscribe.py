"""Stops mail without a login, from the address in the mail itself (RFC 8058)."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.notifications import rules
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.notifications.records import root
from functools import cached_property
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five import BrowserView
from urllib.parse import parse_qs
from zope.interface import alsoProvides

LONGEST = 300


class Unsubscribe(BrowserView):
    """GET asks, POST does. The signature proves the right: mail programs have no token."""

    page_title = _("heading_unsubscribe", default="Stop e-mail")
    done = False

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "no-store")
        if not self.valid:
            self.request.response.setStatus(404)
        elif self.request.method == "POST":
            self.stop()
        return self.index()

    @cached_property
    def query(self):
        """What the address says; a mail program's POST has a body of its own."""
        known = parse_qs(self.request.get("QUERY_STRING", ""))
        return {
            name: parameters.text({name: values[0]}, name)[:LONGEST]
            for name, values in known.items()
        }

    @cached_property
    def valid(self):
        person, scope = self.query.get("person", ""), self.query.get("scope", "")
        signature = self.query.get("signature", "")
        return bool(person and scope) and rules.is_signed(root().secret, person, scope, signature)

    @property
    def all_mail(self):
        return self.query.get("scope") == rules.ALL_MAIL

    @property
    def action(self):
        return f"{self.context.absolute_url()}/unsubscribe?{self.request['QUERY_STRING']}"

    def stop(self):
        person, scope = self.query["person"], self.query["scope"]
        # What follows is allowed by the signature alone, also to somebody who is logged in.
        alsoProvides(self.request, IDisableCSRFProtection)
        if mailbox(person) is not None:
            if scope == rules.ALL_MAIL:
                store.set_pace(person, rules.NEVER)
            else:
                subscriptions.unsubscribe(person, scope)
        self.done = True
