"""Reviews and timetable: what is due happens once, however often the job runs."""

from DateTime import DateTime
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.lifecycle import rules
from etapalvelu.portal.lifecycle import store
from etapalvelu.portal.notifications.records import mailbox
from plone import api
from zope.component import getUtility

import pytest

SERVICE = "providers/verohallinto/kiinteistoverotus"
NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)


@pytest.fixture()
def card(portal, login):
    login("maria.salonen")
    service = portal.unrestrictedTraverse(SERVICE)
    card = api.content.create(service, "ServiceCard", id="card-fi", title="Ohje", language="fi")
    api.content.transition(card, "submit")
    return card


def publish(card, login):
    login("jari.nurmi")
    api.content.transition(card, "publish")


def run(name, now=NOW):
    with api.env.adopt_roles(["Manager"]):
        return getUtility(IJob, name).run(now)


def told(person, kind):
    """The notices of a kind that a person has got about Maria's card, or the network."""
    card = api.portal.get().unrestrictedTraverse(f"{SERVICE}/card-fi")
    about = ("", api.content.get_uuid(card))
    box = mailbox(person)
    notices = box.notices.values() if box else ()
    return [n for n in notices if n.kind == f"lifecycle.{kind}" and n.uid in about]


def reviewed_in(card, days):
    card.review_by = NOW.date() + timedelta(days=days)
    card.reindexObject(idxs=["review_by"])


def test_the_steps_are_told_to_those_whom_they_concern(card, login):
    assert len(told("jari.nurmi", "submitted")) == len(told("riikka.heino", "submitted")) == 1
    for other in ("maria.salonen", "sari.hakala", "oskar.lindqvist", "eero.kangas"):
        assert not told(other, "submitted"), other
    login("jari.nurmi")
    api.content.transition(card, "send_back", comment="Lisää hinta.")
    notice = told("maria.salonen", "sent_back")[0]
    assert notice.values["note"] == "Lisää hinta."
    login("maria.salonen")
    api.content.transition(card, "submit")
    publish(card, login)
    assert len(told("maria.salonen", "published")) == 1 and not told("jari.nurmi", "published")
    assert card.review_by == rules.add_months(date.today(), 12)


def test_a_review_goes_from_notice_to_manager(card, login):
    publish(card, login)
    reviewed_in(card, 31)
    run("lifecycle.reviews")
    assert not told("maria.salonen", "review_soon")
    reviewed_in(card, 30)
    for _twice in range(2):
        run("lifecycle.reviews")
    assert len(told("maria.salonen", "review_soon")) == 1
    assert api.content.get_state(card) == "published"
    reviewed_in(card, 0)
    for _twice in range(2):
        run("lifecycle.reviews")
    assert api.content.get_state(card) == "needs_update"
    assert len(told("maria.salonen", "needs_update")) == 1
    assert not told("riikka.heino", "review_late")
    reviewed_in(card, -14)
    for _twice in range(2):
        run("lifecycle.reviews")
    assert len(told("riikka.heino", "review_late")) == 1
    assert not told("timo.vainio", "review_late"), "another organisation's manager"
    digests = told("kaisa.rantala", "review_digest")
    assert len(digests) == 1 and "Verohallinto (1)" in digests[0].values["organisations"]
    run("lifecycle.reviews", NOW + timedelta(days=7))
    assert len(told("kaisa.rantala", "review_digest")) == 2
    login("jari.nurmi")
    api.content.transition(card, "confirm")
    assert card.review_by > date.today() and store.of(card).reason == ""


def test_older_texts_get_a_day_once(card, login):
    publish(card, login)
    card.review_by = None
    for _twice in range(2):
        store.give_review_dates(NOW.date())
    assert card.review_by > NOW.date()
    chosen = card.review_by = date(2030, 1, 1)
    store.give_review_dates(NOW.date())
    assert card.review_by == chosen


def test_a_text_whose_author_has_left_is_its_organisations(card, login):
    publish(card, login)
    with api.env.adopt_roles(["Manager"]):
        api.user.delete(username="maria.salonen")
    reviewed_in(card, 5)
    run("lifecycle.reviews")
    assert len(told("riikka.heino", "review_soon")) == 1


def test_what_was_approved_for_a_day_waits_for_it(card, login, portal):
    later = NOW + timedelta(days=400)
    card.effective_date = DateTime(later)
    card.reindexObject()
    login("jari.nurmi")
    open_now = {t["id"] for t in portal.portal_workflow.getTransitionsFor(card)}
    assert "schedule" in open_now and "publish" not in open_now
    login("maria.salonen")
    open_now = {t["id"] for t in portal.portal_workflow.getTransitionsFor(card)}
    assert not {"schedule", "publish", "release"} & open_now, "no second pair of eyes"
    login("jari.nurmi")
    api.content.transition(card, "schedule")
    login("hanna.pylkko")
    assert not api.user.has_permission("View", obj=card), "seen before its day"
    run("lifecycle.timetable", later - timedelta(minutes=1))
    assert api.content.get_state(card) == "scheduled"
    for _twice in range(2):
        run("lifecycle.timetable", later)
    assert api.content.get_state(card) == "published"
    assert len(told("maria.salonen", "published")) == 1
    assert api.user.has_permission("View", obj=card)


def test_what_has_expired_is_withdrawn_once(card, login):
    publish(card, login)
    card.expiration_date = DateTime(NOW)
    card.reindexObject()
    run("lifecycle.timetable", NOW - timedelta(minutes=1))
    assert api.content.get_state(card) == "published"
    for _twice in range(2):
        run("lifecycle.timetable")
    assert api.content.get_state(card) == "archived"
    assert len(told("maria.salonen", "withdrawn")) == 1
    assert store.of(card).reason == "Voimassaoloaika on päättynyt."
