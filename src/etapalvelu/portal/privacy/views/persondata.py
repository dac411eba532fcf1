"""A person's own data, for himself and, when he asks a coordinator, through that one."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access import store as access
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.privacy import export
from etapalvelu.portal.privacy import store
from etapalvelu.portal.privacy import words
from etapalvelu.portal.privacy.interfaces import IReadable
from plone import api
from zExceptions import Forbidden


class MyData(Form):
    """Made when asked for, shown or given as a file; nothing of it is stored."""

    page_title = _("heading_my_data", default="My data")
    lead = _(
        "lead_my_data",
        default="Everything that the portal knows of you, as it is now. Nobody else's data are in "
        "it: where a line tells of two people, the other one is left out.",
    )
    path = "my-data"
    gathered = None

    def __call__(self):
        if api.user.get(userid=self._own_id()) is None:
            # An administrator of the whole server has no account in the portal.
            raise Forbidden("No account in the portal")
        return super().__call__()

    def make_fields(self):
        return ()

    def save(self, values):
        return self._give(self._own_id())

    @property
    def sections(self):
        """Return what is held: kind, title, explanation and records of (label, text)."""
        for part in filter(lambda part: part["records"], self.gathered["data"]):
            yield {**part, "records": [self._lines(part, record) for record in part["records"]]}

    @property
    def nothing_of(self):
        """Return the titles of what is not held of this person."""
        return [part["title"] for part in self.gathered["data"] if not part["records"]]

    def _lines(self, part, record):
        kind, labels = store.kinds()[part["kind"]], part["labels"]
        for key, value in record.items():
            word = kind.word(key, value) if IReadable.providedBy(kind) else value
            yield labels.get(key, key), words.text(word, self.request)

    def _own_id(self):
        return api.user.get_current().getId()

    def _give(self, user_id, **details):
        gathered = export.gather(user_id, datetime.now(UTC), self.request)
        file = self.request.form.get("format") == "json"
        audit.record(
            "personal_data.exported", user_id, format="json" if file else "page", **details
        )
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not file:
            self.gathered = gathered
            return None
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        self.request.response.setHeader(
            "Content-Disposition", 'attachment; filename="personal-data.json"'
        )
        return export.as_json(gathered)


class PersonData(MyData):
    """For the coordinator, who answers a request of a person (GDPR article 12)."""

    page_title = _("heading_person_data", default="Data of a person")
    lead = _(
        "lead_person_data",
        default="Use this only when a person has asked for the data, and make sure who asks. "
        "Each use is written into the audit log with its reason.",
    )
    path = "person-data"

    def make_fields(self):
        yield Field(
            "email",
            _("label_email_of_person", default="E-mail address of the person's account"),
            kind="email",
            limit=inputs.LONGEST_EMAIL,
            autocomplete="off",
        )
        yield Field(
            "reason",
            _("label_reason_of_export", default="Who asked, when, how was the person known?"),
            limit=300,
            autocomplete="off",
        )

    def save(self, values):
        user_id = access.user_id_of(inputs.email(values["email"]))
        if user_id is None:
            self.errors = {"email": _("error_no_account", default="No account has this address.")}
            self.request.response.setStatus(422)
            return None
        return self._give(user_id, reason=values["reason"])
