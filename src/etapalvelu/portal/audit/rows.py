"""A line of the log in words: for the page and for the file."""

from datetime import datetime
from etapalvelu.portal.audit.titles import DETAIL_TITLES
from etapalvelu.portal.audit.titles import action_title
from etapalvelu.portal.audit.titles import value_title
from etapalvelu.portal.core.titles import date_text
from functools import cache
from plone import api
from zoneinfo import ZoneInfo
from zope.i18n import translate

TIME_ZONE = ZoneInfo("Europe/Helsinki")


class Words:
    """Puts lines into the language of a request; remembers the names that it has looked up."""

    def __init__(self, request):
        self._request = request
        self._language = api.portal.get_current_language()
        self._site = "/".join(api.portal.get().getPhysicalPath())
        self.person = cache(_person)

    def row(self, line):
        """Return a dict of texts about a Line."""
        event = line.event
        return {
            "number": line.number,
            "hash": line.hash,
            "time": self.time(event.at),
            "actor": event.actor and self.person(event.actor),
            "actor_id": event.actor,
            "source": event.source,
            "request": event.request,
            "action": self.say(action_title(event.action)),
            "target": self.target(event.target),
            "place": self.target(event.details.get("path", "")),
            "changes": list(self._changes(event)),
            "details": list(self._details(event)),
        }

    def time(self, moment):
        """Return a moment in UTC as local date and time with seconds."""
        local = datetime.fromisoformat(moment).astimezone(TIME_ZONE)
        clock = local.strftime("%H:%M:%S" if self._language == "en" else "%H.%M.%S")
        return f"{date_text(local, self._language)} {clock}"

    def target(self, target):
        """Return the path below the site, the name of a person, or the text as it is."""
        if target == self._site or target.startswith(f"{self._site}/"):
            return target.removeprefix(self._site) or "/"
        return target if "/" in target else self.person(target)

    def say(self, message):
        return translate(message, context=self._request)

    def _changes(self, event):
        # One row for each field that changed, with one nameless row for a single value.
        before, after = event.before, event.after
        if before is None and after is None:
            return
        if not isinstance(before, dict) and not isinstance(after, dict):
            before, after = {"": before}, {"": after}
        before, after = before or {}, after or {}
        for name in sorted(before.keys() | after.keys()):
            values = (self._text(event.action, side.get(name)) for side in (before, after))
            yield (self._label(name), *values)

    def _details(self, event):
        for name, value in event.details.items():
            # The path says the same in words.
            if name != "uid" and not (name == "organisation" and "path" in event.details):
                text = self._text(event.action, value)
                yield self._label(name), self.target(text) if text.startswith("/") else text

    def _label(self, name):
        return self.say(DETAIL_TITLES.get(name, name))

    def _text(self, action, value):
        if value is None:
            return ""
        if isinstance(value, dict):
            parts = (f"{self._label(name)}: {self._text(action, value[name])}" for name in value)
            return ", ".join(parts)
        if isinstance(value, list):
            return ", ".join(self._text(action, item) for item in value)
        return self.say(value_title(action, value)) if isinstance(value, str) else str(value)


def _person(user_id):
    user = api.user.get(userid=user_id)
    return (user.getProperty("fullname", "") or user_id) if user is not None else user_id
