"""What add-ons do to a finished page, without parsing the pages on which they have nothing to do.

plone.protect and collective.honeypot parse every page and write it anew, every "ä" as a character
reference, and give the session's token to filter forms, whose addresses people send on.
"""

from collective.honeypot.auto import ProtectHoneyTransform
from collective.honeypot.config import HONEYPOT_FIELD
from etapalvelu.portal.core.pageforms import needs_tokens
from etapalvelu.portal.interfaces import IEtapalveluLayer
from plone import api
from plone.protect.auto import ProtectTransform
from zope.component import adapter
from zope.interface import Interface


@adapter(Interface, IEtapalveluLayer)
class WriteProtection(ProtectTransform):
    """Checks what a request writes as plone.protect does; adds only tokens that are missing."""

    def transform(self, result, encoding):
        if isinstance(result, list) and not needs_tokens(_text(result, encoding)):
            return None
        return super().transform(result, encoding)


@adapter(Interface, IEtapalveluLayer)
class StrangersHoneypot(ProtectHoneyTransform):
    """Puts the trap into the forms of anonymous visitors: robots have no account."""

    def transform(self, result, encoding):
        if not api.user.is_anonymous():
            return None
        page = super().transform(result, encoding)
        if page is not None:
            for trap in page.tree.getroot().cssselect(f'[name="{HONEYPOT_FIELD}"]'):
                _hide_by_class(trap.getparent())
        return page


def _hide_by_class(box):
    # The add-on hides it by a style attribute, which our pages do not allow.
    if box.attrib.pop("style", None):
        box.attrib["class"] = "d-none"


def _text(parts, encoding):
    return "".join(
        part.decode(encoding, "ignore") if isinstance(part, bytes) else part for part in parts
    )
