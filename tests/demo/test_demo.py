"""The demonstration network as it stands in the portal."""

from collections import Counter
from etapalvelu.portal.access import store
from etapalvelu.portal.access.rules import ROLES
from etapalvelu.portal.demo import data
from etapalvelu.portal.demo import loader
from etapalvelu.portal.questions import store as questions
from etapalvelu.portal.servicepoints import hourschecks
from etapalvelu.portal.servicepoints import hoursdata
from html.parser import HTMLParser
from plone import api
from urllib.parse import urljoin
from zope.schema import getSchemaValidationErrors

import pytest


@pytest.fixture()
def portal(integration):
    """The portal, seen by its administrator."""
    with api.env.adopt_roles(["Manager"]):
        yield integration["portal"]


def states(folder):
    return Counter(api.content.get_state(content) for content in folder.objectValues())


def test_network_has_its_organisations(portal):
    assert states(portal["points"]) == {"active": 10, "preparing": 1, "paused": 1}
    assert states(portal["providers"]) == {"active": 6, "closed": 1}
    active = [o for o in portal["organisations"].objectValues() if o.kind and o.successor is None]
    assert sorted(o.kind for o in active) == ["coordinator", "ministry"]


def test_ended_organisations_lead_to_their_successors(portal):
    for ended, successor in (
        ("providers/maistraatti", "providers/digi-ja-vaestotietovirasto"),
        ("organisations/aluehallintovirasto", "organisations/lupa-ja-valvontavirasto"),
    ):
        ended = portal.restrictedTraverse(ended)
        assert ended.successor == api.content.get_uuid(portal.restrictedTraverse(successor))
        assert ended.valid_until is not None


def test_people_have_their_memberships(portal):
    found = Counter()
    for section in ("points", "providers", "organisations"):
        for organisation in portal[section].objectValues():
            for role, people in store.members(organisation).items():
                found[role] += len(people)
    expected = Counter(m["role"] for p in data.read("people")["person"] for m in p["memberships"])
    assert found == expected
    assert set(found) == set(ROLES)


def test_everybody_has_own_login_and_may_read(portal):
    acl_users = api.portal.get_tool("acl_users")
    for person in data.read("people")["person"]:
        user = api.user.get(userid=person["id"])
        assert user.getUserName() == person["email"]
        assert user.getProperty("email") == person["email"]
        assert "Member" in user.getRoles()
        assert acl_users.source_users.getUserIdForLogin(person["email"]) == person["id"]


def test_content_keeps_the_rules_of_its_type(portal):
    found = api.content.find(portal_type=data_types(), unrestricted=True)
    assert len(found) > 140
    wrong = []
    for brain in found:
        content = brain._unrestrictedGetObject()
        schema = content.getTypeInfo().lookupSchema()
        for name, error in getSchemaValidationErrors(schema, content):
            wrong.append(f"{brain.getPath()} {name}: {error!r}")
    assert not wrong, "\n".join(wrong)


def data_types():
    return [
        "CommunicationPlan", "ContactPerson", "GlossaryTerm", "MarketingTemplate",
        "NetworkOrganisation", "Question", "Service", "ServiceCard", "ServicePoint",
        "ServiceProvider", "SpaceGuideline", "TrainingCourse", "TrainingModule",
    ]  # fmt: skip


def test_every_type_and_every_card_state_is_there(portal):
    found = Counter(
        brain.portal_type for brain in api.content.find(context=portal, unrestricted=True)
    )
    assert not [name for name in [*data_types(), "News Item", "Document"] if not found[name]]
    cards = api.content.find(portal_type="ServiceCard", unrestricted=True)
    assert {card.review_state for card in cards} == {
        "draft", "in_review", "published", "needs_update",
    }  # fmt: skip


def test_catalog_knows_what_was_set_last(portal):
    (row,) = api.content.find(id="maistraatti", portal_type="ServiceProvider", unrestricted=True)
    successor = portal["providers"]["digi-ja-vaestotietovirasto"]
    assert row.listing["successor"] == api.content.get_uuid(successor)
    guides = api.content.find(
        SearchableText="mikrofonin", portal_type="Document", unrestricted=True
    )
    assert "workstation-requirements" in {guide.getId for guide in guides}


def test_adviser_finds_what_is_published_and_nothing_unfinished(integration, login):
    login("aino.lahti")
    found = api.content.find(context=integration["portal"])
    assert {"published", "needs_update", "active", "answered"} <= {
        b.review_state for b in found if b.review_state
    }
    foreign = [b.getPath() for b in found if b.review_state in ("draft", "in_review", "preparing")]
    assert foreign == []
    plans = {b.getId for b in found if b.portal_type == "CommunicationPlan"}
    assert "spring-2027" not in plans


def test_opening_hours_are_sound(portal):
    for point in portal["points"].objectValues():
        hours = hoursdata.from_rows(point.opening_hours, point.exceptions)
        assert hours.periods, point.getId()
        assert hourschecks.problems(hours) == [], point.getId()


def test_cards_of_a_service_differ_in_language(portal):
    service = portal["providers"]["verohallinto"]["verokortti-ja-ennakkovero"]
    assert {card.getId(): card.language for card in service.objectValues()} == {
        "card-fi": "fi",
        "card-sv": "sv",
        "card-en": "en",
    }


def test_who_wrote_did_not_publish(portal):
    card = portal["providers"]["kela"]["asumistuki"]["card-fi"]
    history = card.workflow_history["content_workflow"]
    actors = {entry["action"]: entry["actor"] for entry in history}
    assert actors["submit"] == "sari.hakala"
    assert actors["publish"] == "anton.berg"
    assert card.Creator() == "sari.hakala"


def test_anonymous_question_shows_its_asker_nowhere(portal):
    asked = {row["id"]: row for row in data.read("questions")["question"]}
    anonymous = [q for q in portal["questions"].objectValues() if q.anonymous]
    assert len(anonymous) >= 2
    for question in anonymous:
        asker = asked[question.getId()]["asker"]
        assert questions.asker_of(question) == asker
        open_to_readers = {key: value for key, value in vars(question).items() if key[0] != "_"}
        assert asker not in repr(open_to_readers)
        assert asker not in repr(question.get_local_roles())


def test_loading_again_changes_nothing(portal):
    before = len(api.portal.get_tool("portal_catalog"))
    assert not portal._p_jar._registered_objects
    loader.run(None)
    assert not portal._p_jar._registered_objects
    assert len(api.portal.get_tool("portal_catalog")) == before


def test_loading_again_restores_what_was_deleted(portal):
    api.content.delete(portal["points"]["kuhmo"])
    api.content.delete(portal["guides"]["introduction"])
    loader.run(None)
    kuhmo = portal["points"]["kuhmo"]
    assert store.members(kuhmo)["Adviser"] == ["aino.lahti"]
    assert "resolveuid/" in portal["guides"]["introduction"].text.raw


class Links(HTMLParser):
    """Collects the addresses of the links in an HTML text."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs)["href"])


def test_guides_lead_nowhere_wrong(server, client):
    adviser = client("aino.lahti")
    seen = {}
    for row in data.read("guides/index")["guide"]:
        guide = server.portal["guides"][row["id"]]
        for href in Links(guide.text.raw).found:
            url = urljoin(guide.absolute_url(), href)
            seen.setdefault(url, row["id"])
    assert len(seen) > 25
    wrong = {}
    for url, guide in seen.items():
        status = adviser.get(url, timeout=30).status_code
        if status != 200:
            wrong[url] = (guide, status)
    assert not wrong
