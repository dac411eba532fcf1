"""What I follow: one page, and the buttons on the pages of content."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.notifications import rules
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.notifications.titles import PACE_HELP
from etapalvelu.portal.notifications.titles import PACE_TITLES
from etapalvelu.portal.organisations.store import organisation_brains
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from zExceptions import BadRequest
from zExceptions import MethodNotAllowed

# Organisations whose content people follow.
FOLLOWED = ("ServicePoint", "ServiceProvider")


class Subscriptions(BrowserView):
    """Lists what the reader follows, lets it be ended, added, and mailed as he chooses."""

    page_title = _("heading_subscriptions", default="Subscriptions")

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.choose_pace()
            self.request.response.redirect(f"{self.context.absolute_url()}/subscriptions")
            return ""
        return self.index()

    def choose_pace(self):
        wanted = parameters.text(self.request.form, "pace")
        if wanted not in rules.PACES:
            raise BadRequest("Unknown choice")
        store.set_pace(self.user_id, wanted)
        message = _("message_pace_saved", default="The choice was saved.")
        api.portal.show_message(message, self.request, type="success")

    @cached_property
    def user_id(self):
        return api.user.get_current().getId()

    @property
    def paces(self):
        """Return the choices of mail."""
        now = store.pace(self.user_id)
        return [
            {"value": p, "title": PACE_TITLES[p], "help": PACE_HELP[p], "chosen": p == now}
            for p in rules.PACES
        ]

    @cached_property
    def themes(self):
        return subscriptions.all_themes()

    @cached_property
    def organisations(self):
        """Return {UID: (name, address)} of what can be followed."""
        language = api.portal.get_current_language()
        return {
            uid: (name_in(language, brain.listing) if brain.listing else brain.Title)
            for uid, brain in organisation_brains(FOLLOWED).items()
        }

    @cached_property
    def rows(self):
        """Return what the reader follows and may view now, by name."""
        mine = subscriptions.of_person(self.user_id)
        found = api.portal.get_tool("portal_catalog").searchResults(UID=list(mine)) if mine else []
        brains = {brain.UID: brain for brain in found}
        rows = []
        for target in mine:
            if target in brains:
                rows.append((brains[target].Title, brains[target].getURL(), target))
            elif target.startswith(rules.THEME):
                rows.append((self.themes.get(target, target.split(":")[-1]), "", target))
        return sorted(rows, key=lambda row: str(row[0]).casefold())

    @cached_property
    def choices(self):
        """Return (group, [(target, title)]) of what could be followed besides."""
        mine = subscriptions.of_person(self.user_id)
        groups = (
            (_("label_organisation", default="Organisation"), self.organisations),
            (_("label_theme", default="Theme"), self.themes),
        )
        for title, known in groups:
            rows = [(target, name) for target, name in known.items() if target not in mine]
            if rows:
                yield title, sorted(rows, key=lambda row: str(row[1]).casefold())


class Subscribe(BrowserView):
    """Takes `on` or `off`, a target, by POST and returns to the page in `came_from`."""

    def __call__(self):
        if self.request.method != "POST":
            raise MethodNotAllowed("POST only")
        CheckAuthenticator(self.request)
        user_id = api.user.get_current().getId()
        on = parameters.text(self.request.form, "on")
        off = parameters.text(self.request.form, "off")
        if on:
            if not self.is_known(on):
                raise BadRequest("Nothing to follow")
            subscriptions.subscribe(user_id, on, datetime.now(UTC))
            message = _("message_subscribed", default="You will be told of changes.")
        elif off:
            subscriptions.unsubscribe(user_id, off)
            message = _("message_unsubscribed", default="The subscription has ended.")
        else:
            raise BadRequest("Nothing chosen")
        api.portal.show_message(message, self.request, type="success")
        self.request.response.redirect(self.target())
        return ""

    def is_known(self, target):
        if target.startswith(rules.THEME):
            return target in subscriptions.all_themes()
        return bool(api.portal.get_tool("portal_catalog").searchResults(UID=target))

    def target(self):
        target = parameters.text(self.request.form, "came_from")
        if target and api.portal.get_tool("portal_url").isURLInPortal(target):
            return target
        return f"{self.context.absolute_url()}/subscriptions"
