"""The way out for mail: the server of Plone's Mail control panel, in development a folder."""

from etapalvelu.portal.outbox import folder
from etapalvelu.portal.outbox.interfaces import IChannel
from etapalvelu.portal.outbox.smtp import Smtp
from plone import api
from zope.interface import implementer


@implementer(IChannel)
class Mail:
    def open(self):
        return self._way_out().open()

    def _way_out(self):
        path = folder.path()
        if path:
            return folder.MailFolder(path)
        host = api.portal.get_tool("MailHost")
        return Smtp(
            _setting("smtp_host") or "localhost",
            _setting("smtp_port") or 25,
            _setting("smtp_userid") or "",
            _setting("smtp_pass") or "",
            force_tls=host.force_tls,
        )


def _setting(name):
    return api.portal.get_registry_record(f"plone.{name}", default=None)
