"""Pages on which the coordinator keeps the profiles: drafts, one in force, former ones."""

from etapalvelu.portal import _
from etapalvelu.portal.core.checks import problem_message
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.titles import date_text
from etapalvelu.portal.core.typed import read_day
from etapalvelu.portal.equipment import rules
from etapalvelu.portal.equipment import store
from etapalvelu.portal.equipment import titles
from etapalvelu.portal.equipment.views.point import rows
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import NotFound


class Profiles(BrowserView):
    """All versions; a new draft begins as a copy of what is in force."""

    page_title = _("title_equipment_profiles", default="Versions of the requirements")

    def __call__(self):
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        kind = parameters.text(self.request.form, "kind")
        if kind not in titles.PROFILE_TITLES:
            raise NotFound("kind")
        old = store.in_force(kind) or store.in_force()
        title = f"{old.title} (2)" if old else "–"
        new = store.add_draft(kind, title, old.requirements if old else (), old and old.source)
        self.request.response.redirect(f"{profile_url(new)}", status=303)
        return ""

    @property
    def kinds(self):
        return titles.PROFILE_TITLES.items()

    @property
    def rows(self):
        everything, today = store.profiles(), store.today()
        language = api.portal.get_current_language()
        for each in everything:
            state = rules.state_of(each, everything, today)
            yield {
                "title": each.title,
                "url": profile_url(each),
                "kind": titles.PROFILE_TITLES[each.kind],
                "state": titles.STATE_TITLES[state],
                "state_class": titles.STATE_CLASSES[state],
                "day": date_text(each.valid_from, language) if each.valid_from else "",
            }


class OfProfile(Form):
    """Base of the pages of one profile; only a draft can be changed."""

    def __call__(self):
        if self.request.method == "POST" and self.profile.valid_from is not None:
            raise NotFound("draft")
        return super().__call__()

    @cached_property
    def profile(self):
        found = store.profile(parameters.text(self.request.form, "profile"))
        if found is None:
            raise NotFound("profile")
        return found

    @property
    def is_draft(self):
        return self.profile.valid_from is None

    @property
    def url(self):
        return profile_url(self.profile)

    def go(self, url, message):
        api.portal.show_message(message, self.request, type="success")
        self.request.response.redirect(url, status=303)
        return ""


class Profile(OfProfile):
    """One profile: its requirements, and of a draft its name, source and first day."""

    @property
    def page_title(self):
        return self.profile.title

    def make_fields(self):
        yield Field("title", _("label_name", default="Name"), limit=200)
        yield Field("source", _("label_source", default="Source"), required=False, limit=300)
        yield Field(
            "day",
            _("label_valid_from", default="In force from"),
            help=_(
                "help_profile_day",
                default="Empty while it is a draft. With a day it can no longer be changed.",
            ),
            required=False,
            limit=20,
        )

    def initial(self):
        return {"title": self.profile.title, "source": self.profile.source}

    @property
    def rows(self):
        return rows(self.profile, self.request)

    @property
    def day(self):
        day = self.profile.valid_from
        return date_text(day, api.portal.get_current_language()) if day else ""

    def posted(self):
        key = parameters.text(self.request.form, "remove")
        if key:
            store.remove_requirement(self.profile, key)
            return self.go(self.url, _("message_removed", default="It was removed."))
        if "delete" in self.request.form:
            store.delete_draft(self.profile)
            url = f"{api.portal.get().absolute_url()}/equipment-profiles"
            return self.go(url, _("message_draft_deleted", default="The draft was deleted."))
        return super().posted()

    def check(self):
        found = super().check()
        self.first = None
        if self.values["day"] and "day" not in found:
            try:
                self.first = read_day(self.values["day"])
            except ProblemError as error:
                found["day"] = problem_message(error.problem)
        if self.first and self._day_problem():
            found["day"] = self._day_problem()
        return found

    def _day_problem(self):
        if self.first < store.today():
            return _("error_day_to_come", default="Write today or a day to come.")
        taken = {each.valid_from for each in store.profiles() if each.kind == self.profile.kind}
        if self.first in taken:
            return _("error_day_taken", default="Another version comes into force on that day.")
        if not self.profile.requirements or not all(row["sound"] for row in self.rows):
            return _("error_profile_unsound", default="Complete the requirements first.")
        return None

    def save(self, values):
        self.profile.title, self.profile.source = values["title"], values["source"]
        if self.first:
            store.put_in_force(self.profile, self.first)
        return self.go(self.url, _("message_saved", default="Saved."))


def profile_url(profile):
    """Return the address of a profile's page."""
    return f"{api.portal.get().absolute_url()}/equipment-profile?profile={profile.id}"
