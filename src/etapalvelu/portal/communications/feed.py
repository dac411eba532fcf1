"""The reader's calendar feed (RFC 5545), for programs that cannot log in."""

from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.communications import outline
from etapalvelu.portal.communications import records
from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.listing import parameters
from icalendar import Calendar
from icalendar import Event
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView

# Days that the feed reaches back and forward; programs keep what they have seen.
BACK, FORWARD = timedelta(days=365), timedelta(days=3 * 365)
MOST = 2000
REFRESH = timedelta(hours=6)
STATES = {rules.CANCELLED: "CANCELLED", rules.PLANNED: "TENTATIVE"}


class FeedView(BrowserView):
    """Whoever knows the secret reads what its owner may see at this moment, and nothing else."""

    def __call__(self):
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        secret = parameters.text(self.request.form, "key")
        user = self._user(secret)
        if user is None:
            response.setStatus(404)
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return "404"
        response.setHeader("Content-Type", "text/calendar; charset=utf-8")
        with api.env.adopt_user(user=user):
            return build(date.today(), user.getProperty("language") or "fi")

    def _user(self, secret):
        user_id = records.person_of(secret)
        user = api.user.get(userid=user_id) if user_id else None
        if user is None or "Member" not in user.getRoles():
            return None
        return user


def build(today, language):
    """Return the feed of what the present user may see as bytes."""
    words = outline.Words(language)
    calendar = Calendar()
    calendar.add("prodid", "-//etapalvelu.portal//communications//FI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add(
        "x-wr-calname", words.say(_("title_plan_calendar", default="Communication calendar"))
    )
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    first, last = today - BACK, today + FORWARD
    for plan in store.plans_between(first, last):
        uid = api.content.get_uuid(plan)
        for action in store.rows(plan, "actions"):
            if len(calendar.subcomponents) < MOST and recurrence.occurrences(action, first, last):
                calendar.add_component(_event(plan, uid, action, words))
    return calendar.to_ical()


def _event(plan, uid, action, words):
    event = Event()
    event.add("uid", f"{action['id']}.{uid}@etapalvelu.portal")
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", action["date"])
    event.add("dtend", action["date"] + timedelta(days=1))
    event.add("summary", inputs.line(action.get("action") or ""))
    lines = (words.channel(action), action.get("owner") or "", words.status(action), plan.title)
    event.add("description", "\n".join(inputs.line(line) for line in lines if line))
    event.add("url", plan.absolute_url())
    event.add("status", STATES.get(action.get("status") or rules.PLANNED, "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    if action.get("repeat") in recurrence.FREQUENCIES:
        event.add("rrule", _rule(action))
        for day in action.get("exceptions") or ():
            event.add("exdate", day, parameters={"VALUE": "DATE"})
    return event


def _rule(action):
    """Return the rule with its end; RFC 5545 allows one of COUNT and UNTIL only."""
    rule = {"freq": action["repeat"].upper()}
    limits = recurrence.occurrences({**action, "exceptions": ()}, date.min, date.max)
    return {**rule, "until": limits[-1] if limits else action["date"]}


class Address(BrowserView):
    """Makes the secret address, shows it once, and takes it back."""

    page_title = _("title_feed_address", default="The calendar in your own program")
    secret = None

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if "end" in self.request.form:
                records.end_feed(self._user_id)
                message = _("message_feed_ended", default="The address works no more.")
                api.portal.show_message(message, self.request)
                self.request.response.redirect(self.address, status=303)
                return ""
            if "make" in self.request.form:
                self.secret = records.make_feed(self._user_id)
        self.request.response.setHeader("Cache-Control", "no-store")
        return self.index()

    @property
    def address(self):
        return f"{self.context.absolute_url()}/communication-feed"

    @property
    def feed(self):
        return records.feed_of(self._user_id)

    @property
    def made(self):
        return api.portal.get_localized_time(self.feed.made, long_format=True)

    @property
    def url(self):
        return f"{self.context.absolute_url()}/communications.ics?key={self.secret}"

    @property
    def _user_id(self):
        return api.user.get_current().getId()
