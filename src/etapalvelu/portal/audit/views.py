"""The pages of the audit log. They show it; nothing here, and no service, changes it."""

from contextlib import suppress
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import reading
from etapalvelu.portal.audit import rules
from etapalvelu.portal.audit import store
from etapalvelu.portal.audit.filters import Query
from etapalvelu.portal.audit.rows import TIME_ZONE
from etapalvelu.portal.audit.rows import Words
from etapalvelu.portal.audit.titles import action_title
from etapalvelu.portal.core.listing import parameters
from functools import cached_property
from plone import api
from Products.Five import BrowserView

PAGE_SIZE = 40
FILTERS = ("who", "action", "target", "since", "until")


class AuditLog(BrowserView):
    """Everything is in the address: who, action, target, since, until (days), below or above."""

    page_title = _("heading_audit_log", default="Audit log")

    def __call__(self):
        # Leafing through what was already opened is not worth a line of its own.
        if self.below is None and self.above is None:
            store.record("log.viewed", "audit-log", filters=self.narrowed)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.index()

    @cached_property
    def active(self):
        return {name: parameters.text(self.request.form, name) for name in FILTERS}

    @property
    def narrowed(self):
        return {name: value for name, value in self.active.items() if value}

    @cached_property
    def query(self):
        who = self.active["who"]
        return Query(
            people=_people(who) if who else frozenset(),
            action=self.active["action"],
            target=self.active["target"],
            since=_moment(self.active["since"], 0),
            until=_moment(self.active["until"], 1),
        )

    @cached_property
    def below(self):
        return _number(self.request.form, "below")

    @cached_property
    def above(self):
        return _number(self.request.form, "above")

    @cached_property
    def words(self):
        return Words(self.request)

    @cached_property
    def _page(self):
        return reading.page(self.query, PAGE_SIZE, self.below, self.above)

    @cached_property
    def rows(self):
        return [self.words.row(line) for line in self._page[0]]

    @property
    def newer_url(self):
        return self.link(above=str(self.rows[0]["number"])) if self._page[1] else None

    @property
    def older_url(self):
        return self.link(below=str(self.rows[-1]["number"])) if self._page[2] else None

    @property
    def range_text(self):
        """Say which lines are shown, of how many."""
        if not self.rows:
            return _("text_no_lines", default="No lines")
        if self.narrowed:
            return _(
                "text_lines_found",
                default="${shown} matching lines on this page. The log has ${count} lines.",
                mapping={"shown": len(self.rows), "count": reading.size()},
            )
        return _(
            "text_lines_shown",
            default="Lines ${last}–${first}. The log has ${count} lines.",
            mapping={
                "first": self.rows[0]["number"],
                "last": self.rows[-1]["number"],
                "count": reading.size(),
            },
        )

    @cached_property
    def waiting(self):
        """How many lines are written but not sealed yet, and so not shown."""
        return len(chain.waiting())

    @property
    def end(self):
        """Number and hash of the last sealed line."""
        return chain.end()

    def actions(self):
        """Return (name, title) of all actions that occur, by title."""
        found = [(name, self.words.say(action_title(name))) for name in reading.actions()]
        return sorted(found, key=lambda action: action[1].casefold())

    @property
    def address(self):
        return f"{self.context.absolute_url()}/audit-log"

    def link(self, view="audit-log", **changes):
        return f"{self.context.absolute_url()}/{view}{parameters.query(self.active | changes)}"


def _number(form, name):
    value = parameters.text(form, name)
    return int(value) if value.isascii() and value.isdecimal() and 0 < len(value) < 16 else None


def _moment(day, days):
    """Return the beginning of a local day, moved by some days, as in Event.at; "" for no day."""
    try:
        local = datetime.combine(date.fromisoformat(day) + timedelta(days=days), time())
        return rules.moment(local.replace(tzinfo=TIME_ZONE))
    except (ValueError, OverflowError):
        return ""


def _people(text):
    """Return the ids that a name, a login or an id may mean; itself for those who are gone."""
    acl_users = api.portal.get_tool("acl_users")
    found = {user["userid"] for user in acl_users.searchUsers(fullname=text)}
    with suppress(KeyError):
        found.add(acl_users.source_users.getUserIdForLogin(text.lower()))
    return frozenset(found | {text})
