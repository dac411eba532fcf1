"""The public form by which a person asks for an account (CHECKLIST F6, F7)."""

from collective.honeypot.config import HONEYPOT_FIELD
from etapalvelu.portal import _
from etapalvelu.portal.access import directory
from etapalvelu.portal.access import requeststore
from etapalvelu.portal.access.rules import KINDS
from etapalvelu.portal.access.rules import ROLES
from etapalvelu.portal.access.rules import ROLES_BY_KIND
from etapalvelu.portal.access.titles import KIND_TITLES
from etapalvelu.portal.access.titles import ROLE_DUTIES
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.ratelimit import RateLimit
from etapalvelu.portal.outbox import letters
from functools import cached_property
from plone import api
from zExceptions import Forbidden

# An office has one address for many people; a person has no reason to ask many times.
PER_ADDRESS = RateLimit(20, 3600)
PER_EMAIL = RateLimit(3, 3600)


class RequestAccount(Form):
    """Anonymous visitors ask; the answer never tells whether the person is known already."""

    page_title = _("heading_request_account", default="Request an account")
    honeypot = HONEYPOT_FIELD
    too_many = False

    @cached_property
    def organisations(self):
        return directory.active()

    @property
    def sent(self):
        return self.request.method == "GET" and "sent" in self.request.form

    def make_fields(self):
        yield Field("name", _("label_name", default="Name"), autocomplete="name")
        yield Field(
            "email",
            _("label_work_email", default="Work e-mail"),
            kind="email",
            limit=inputs.LONGEST_EMAIL,
            autocomplete="email",
            help=_("help_work_email", default="It becomes your login name."),
        )
        yield Field(
            "organisation",
            _("label_organisation", default="Organisation"),
            kind="select",
            options=tuple(self._organisation_groups()),
            help=_(
                "help_organisation",
                default="Type the first letters of the name to find it in the list.",
            ),
        )
        yield Field(
            "role",
            _("label_wished_role", default="What will you do?"),
            kind="radio",
            options=tuple((role, ROLE_TITLES[role], ROLE_DUTIES[role]) for role in ROLES),
        )
        phone = _("label_phone", default="Phone")
        yield Field("phone", phone, kind="tel", limit=60, required=False, autocomplete="tel")
        yield Field(
            "message",
            _("label_message", default="Message to the person who handles the request"),
            kind="textarea",
            limit=2000,
            required=False,
            help=_("help_message", default="Do not write customers' data here."),
        )
        consent = _(
            "label_consent",
            default="I have read the privacy notice and agree that my data are used "
            "to handle the request.",
        )
        yield Field("consent", consent, kind="checkbox")

    def _organisation_groups(self):
        for kind in KINDS:
            options = tuple((o.uid, o.title) for o in self.organisations if o.kind == kind)
            if options:
                yield KIND_TITLES[kind], options

    def check(self):
        errors = super().check()
        kinds = {entry.uid: entry.kind for entry in self.organisations}
        kind = kinds.get(self.values["organisation"])
        if kind and "role" not in errors and self.values["role"] not in ROLES_BY_KIND[kind]:
            errors["role"] = _(
                "error_role_of_kind",
                default="This role does not exist in the organisation that you chose.",
            )
        return errors

    def posted(self):
        # The add-on refuses the field with content; a robot that leaves it out is refused here.
        if self.honeypot not in self.request.form:
            raise Forbidden("Incomplete form")
        return super().posted()

    def save(self, values):
        if not PER_ADDRESS.allow(self.request.getClientAddr()):
            self.too_many = True
            self.request.response.setStatus(429)
            return None
        self._store(values, inputs.email(values["email"]))
        here = f"{self.context.absolute_url()}/request-account"
        return self.request.response.redirect(f"{here}?sent=1")

    def _store(self, values, email):
        if not PER_EMAIL.allow(email):
            return
        language = api.portal.get_current_language()
        kept = ("name", "organisation", "role", "phone", "message")
        facts = {key: values[key] for key in kept}
        if requeststore.add(email=email, language=language, **facts):
            # Nothing of what was typed: the form must not carry strangers' words to others.
            letters.send(
                "access/receipt",
                language,
                email,
                organisation=directory.titles([values["organisation"]])[values["organisation"]],
                portal_url=self.context.absolute_url(),
            )
