"""People of one organisation."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import invitationstore
from etapalvelu.portal.access import people
from etapalvelu.portal.access import requestrules
from etapalvelu.portal.access import store
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.access.titles import role_names
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.outbox import store as outbox
from functools import cached_property
from plone import api
from zExceptions import Forbidden

LANGUAGES = (("fi", "Suomi", None), ("sv", "Svenska", None), ("en", "English", None))


class People(Form):
    """Members by role; a manager adds people, sends invitations again and takes them back."""

    @property
    def page_title(self):
        return _(
            "heading_people_of", default="People: ${name}", mapping={"name": self.context.title}
        )

    def __call__(self):
        if self.request.method == "GET":
            path = "/".join(self.context.getPhysicalPath())
            audit.record(
                "people.viewed", path, people=len(self.rows), contact_details=self.may_manage
            )
        return super().__call__()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/people"

    @cached_property
    def may_manage(self):
        return people.may_manage(self.context)

    @cached_property
    def rows(self):
        """Return a row per person by name; only managers get more than names and roles."""
        roles = {}
        for role, members in store.members(self.context).items():
            for user_id in members:
                roles.setdefault(user_id, []).append(role)
        found = [(accounts.person(user_id), held) for user_id, held in roles.items()]
        rows = [self._row(person, held) for person, held in found if person is not None]
        return sorted(rows, key=lambda row: row["name"].casefold())

    def _row(self, person, held):
        row = {"name": person.name, "roles": [ROLE_TITLES[role] for role in held]}
        if self.may_manage:
            row |= {"person": person, "url": f"{self.context.absolute_url()}/person?id={person.id}"}
            row["undeliverable"] = outbox.trouble(person.email) is not None
            row["last_login"] = person.last_login and api.portal.get_localized_time(
                person.last_login
            )
        return row

    @cached_property
    def pending(self):
        if not self.may_manage:
            return []
        now = datetime.now(UTC)
        return [
            {
                "invitation": invitation,
                "roles": role_names(invitation.roles),
                "expires": api.portal.get_localized_time(invitation.expires),
                "open": requestrules.is_open(invitation, now),
            }
            for invitation in invitationstore.open_of(api.content.get_uuid(self.context))
        ]

    def make_fields(self):
        yield Field("name", _("label_name", default="Name"), autocomplete="off")
        yield Field(
            "email",
            _("label_email", default="E-mail"),
            kind="email",
            limit=inputs.LONGEST_EMAIL,
            autocomplete="off",
        )
        yield Field(
            "roles",
            _("label_roles", default="Roles"),
            kind="checks",
            options=tuple(
                (role, ROLE_TITLES[role], None) for role in people.grantable_roles(self.context)
            ),
        )
        yield Field(
            "language",
            _("label_mail_language", default="Language of the invitation"),
            kind="radio",
            options=LANGUAGES,
        )

    def initial(self):
        return {"language": api.portal.get_current_language()}

    def posted(self):
        if not self.may_manage:
            raise Forbidden("Only the organisation's manager changes its people")
        form = self.request.form
        if "resend" in form or "revoke" in form:
            return self._change_invitation(inputs.line(form.get("invitation")))
        return super().posted()

    def _change_invitation(self, digest):
        invitation = invitationstore.get(digest, api.content.get_uuid(self.context))
        if invitation is None:
            text = _("message_invitation_gone", default="The invitation is not open any more.")
            return self._done(text, "warning")
        # Whoever may not give a role may not send an invitation to it either.
        if not set(invitation.roles) <= set(people.grantable_roles(self.context)):
            raise Forbidden("This invitation belongs to the coordinator")
        if "revoke" in self.request.form:
            invitationstore.revoke(invitation)
            text = _("message_invitation_revoked", default="The invitation was taken back.")
            return self._done(text)
        token = invitationstore.renew(invitation, self.context)
        people.mail_invitation(token, self.context, invitation, invitation.roles)
        return self._done(
            _(
                "message_invitation_resent",
                default="A new invitation was mailed. The old link does not work any more.",
            )
        )

    def save(self, values):
        email, roles = inputs.email(values["email"]), values["roles"]
        user_id = accounts.find(email)
        if user_id is None:
            return self._invite(email, roles, values)
        for role in roles:
            store.add_membership(user_id, self.context, role)
        person = accounts.person(user_id)
        people.mail_added(person, self.context, roles)
        return self._done(
            _(
                "message_person_added",
                default="${name} had an account already and is a member now.",
                mapping={"name": person.name},
            )
        )

    def _invite(self, email, roles, values):
        token = invitationstore.invite(
            self.context, roles, name=values["name"], email=email, language=values["language"]
        )
        uid = api.content.get_uuid(self.context)
        invitation = invitationstore.open_of(uid)[0]
        sent = people.mail_invitation(token, self.context, invitation, roles)
        if not sent:
            text = _("message_no_mail", default="The portal cannot send mail. Tell its maintainer.")
            return self._done(text, "error")
        return self._done(
            _(
                "message_invited",
                default="An invitation was mailed to ${email}.",
                mapping={"email": email},
            )
        )

    def _done(self, text, kind="success"):
        api.portal.show_message(text, self.request, type=kind)
        return self.request.response.redirect(self.url)
