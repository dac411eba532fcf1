"""The places of one organisation, and the history of one of them."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.roomchecks import rules
from etapalvelu.portal.roomchecks import store
from etapalvelu.portal.roomchecks import titles
from etapalvelu.portal.roomchecks.views import OfOrganisation
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zExceptions import NotFound


class RoomChecks(OfOrganisation, BrowserView):
    """All rooms of a point, or all workspaces of a provider, with the newest result of each."""

    def __call__(self):
        self.guard()
        return self.index()

    @property
    def page_title(self):
        return _(
            "title_room_checks",
            default="Room checks: ${name}",
            mapping={"name": self.context.title},
        )

    @property
    def is_provider(self):
        return store.kind_of(self.context) == rules.WORKSPACE

    @cached_property
    def rows(self):
        return rows(self.context, self.request, self.day)


class RoomCheck(OfOrganisation, BrowserView):
    """One assessment of a place, compared with the one before, and the list of all of them."""

    def __call__(self):
        self.guard()
        # What is not there is not found before anything is shown.
        _found = self.shown
        return self.index()

    @property
    def page_title(self):
        return _("title_room_check", default="Room check: ${room}", mapping={"room": self.name})

    @cached_property
    def place(self):
        found = store.place(self.context, parameters.text(self.request.form, "room"))
        if found is None:
            raise NotFound("room")
        return found

    @property
    def name(self):
        return self.place.name

    @cached_property
    def history(self):
        return store.history(self.context, self.place.key)

    @cached_property
    def shown(self):
        """The Assessment that was asked for, else the newest; None when there is none."""
        wanted = parameters.text(self.request.form, "assessment")
        if not wanted:
            return self.history[0] if self.history else None
        found = next((each for each in self.history if each.id == wanted), None)
        if found is None:
            raise NotFound("assessment")
        return found

    @cached_property
    def previous(self):
        """The one before; of a correction the one that it corrects."""
        place = self.history.index(self.shown)
        if self.shown.corrects:
            return next((each for each in self.history if each.id == self.shown.corrects), None)
        return self.history[place + 1] if place + 1 < len(self.history) else None

    @property
    def is_corrected(self):
        return any(each.corrects == self.shown.id for each in self.history)

    @property
    def is_late(self):
        return self.shown.id == self.history[0].id and self.shown.due < store.today()

    @property
    def at(self):
        return api.portal.get_localized_time(self.shown.at, long_format=True)

    @property
    def note(self):
        return paragraphs(self.shown.note)

    @property
    def counts(self):
        found = rules.counts(result.outcome for result in self.shown.results)
        return [(self.badge(outcome), number) for outcome, number in found]

    @property
    def results(self):
        """Return a row for each criterion, what has to be mended first."""
        before = self.previous.results if self.previous else ()
        by_key = {result.criterion.key: result for result in before}
        order = sorted(
            self.shown.results, key=lambda result: rules.WORST_FIRST.index(result.outcome)
        )
        for result in order:
            criterion = result.criterion
            old = by_key.get(criterion.key) or by_key.get(rules.key_of(criterion.replaces))
            yield {
                "subject": criterion.subject,
                "limit": titles.limit_text(criterion, self.request),
                "measured": titles.measured_text(criterion, result.measured, self.request),
                "badge": self.badge(result.outcome),
                "reason": criterion.reason,
                "action": criterion.action if result.outcome != rules.PASS else "",
                "before": old and titles.measured_text(old.criterion, old.measured, self.request),
                "change": titles.CHANGE_TITLES.get(
                    rules.change(old.outcome if old else None, result.outcome)
                ),
            }

    @property
    def all(self):
        corrected = {each.corrects for each in self.history}
        for each in self.history:
            yield {
                "url": f"{self.url}/room-check?room={self.place.key}&assessment={each.id}",
                "current": each.id == self.shown.id,
                "day": self.day(each.day),
                "by": self.person(each.by),
                "badge": self.badge(each.overall),
                "corrected": each.id in corrected,
            }


def rows(organisation, request, day_text):
    """Return the rows of an organisation's places, for its page and for the panel of the point."""
    known = store.all_criteria()
    today = store.today()
    criteria = store.criteria(store.kind_of(organisation), today, known)
    chained = store.chains(criteria, known)
    url = organisation.absolute_url()
    found = []
    for place in store.places(organisation):
        outcomes = store.judged(chained, place.latest)
        overall = rules.overall(outcomes.values()) if place.latest else rules.NEVER
        found.append(
            {
                "name": place.name,
                "former": place.former,
                "assessed": bool(place.latest),
                "badge": titles.badge(overall, request),
                "day": place.latest and day_text(place.latest.day),
                "due": place.latest and day_text(place.latest.due),
                "late": bool(place.latest) and place.latest.due < today,
                "url": f"{url}/room-check?room={place.key}",
                "assess_url": f"{url}/assess-room?room={place.key}",
                "missed": [c.subject for c in criteria if outcomes[c.key] in (rules.FAIL,)],
            }
        )
    return found
