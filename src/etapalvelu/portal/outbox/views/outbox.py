"""What waits in the outbox, what was given up and why."""

from etapalvelu.portal import _
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core import inputs
from etapalvelu.portal.outbox import folder
from etapalvelu.portal.outbox import store
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import NotFound

# Of those that wait; when there are more, their number says enough.
SHOWN = 50


class OutboxPage(BrowserView):
    """Given-up messages are sent again or discarded; bodies are shown to nobody."""

    page_title = _("heading_outbox", default="Outbox")

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._answer()
        return self.index()

    @cached_property
    def given_up(self):
        entries = store.outbox().given_up()
        return [self._row(entry) for entry in sorted(entries, key=_newest_first)]

    @cached_property
    def waiting(self):
        entries = sorted(store.outbox().waiting(), key=lambda entry: entry.due)
        return [self._row(entry) for entry in entries[:SHOWN]]

    @cached_property
    def counts(self):
        waiting, given_up, everything = store.outbox().count()
        return {
            "waiting": waiting,
            "more": waiting - SHOWN,
            "kept": everything - waiting - given_up,
        }

    @property
    def outage(self):
        """Return since when and why nothing leaves, or None."""
        outage = store.outbox().outage
        if outage.since is None:
            return None
        return {"since": _time(outage.since), "next": _time(outage.until), "reason": outage.reason}

    @property
    def goes_to_folder(self):
        return bool(folder.path())

    def _row(self, entry):
        return {
            "id": entry.id,
            "label": entry.label,
            "recipient": entry.recipient,
            "created": _time(entry.created),
            "due": _time(entry.due),
            "failures": entry.failures,
            "reason": entry.reason,
        }

    def _answer(self):
        form = self.request.form
        id_ = inputs.line(form.get("id"))
        if "again" in form:
            entry, action = store.send_again(id_), "mail.sent_again"
            text = _("message_sent_again", default="The message waits for its next attempt.")
        elif "discard" in form:
            entry, action = store.discard(id_), "mail.discarded"
            text = _("message_discarded", default="The message was discarded.")
        else:
            raise NotFound("outbox")
        if entry is None:
            text = _("message_entry_gone", default="Somebody else has handled this message.")
            api.portal.show_message(text, self.request, type="warning")
        else:
            audit.record(action, target=entry.id, label=entry.label, reason=entry.reason)
            api.portal.show_message(text, self.request, type="success")
        return self.request.response.redirect(f"{self.context.absolute_url()}/outbox")


def _newest_first(entry):
    return -(entry.delivered or entry.created).timestamp()


def _time(moment):
    return api.portal.get_localized_time(moment.astimezone(), long_format=True)
