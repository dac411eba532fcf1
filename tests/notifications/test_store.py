"""Telling people: once each, only what they may view."""

from etapalvelu.portal.notifications import rules
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications.interfaces import INoticeKind
from etapalvelu.portal.notifications.interfaces import NoticeKind
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.notifications.records import root
from zope.component import getGlobalSiteManager

import pytest

PUBLISHED = "providers/kela/asumistuki/card-fi"
DRAFT = "providers/kela/opintotuki/card-fi"


@pytest.fixture()
def kinds():
    manager = getGlobalSiteManager()
    known = {"test.news": NoticeKind("News", "News"), "test.duty": NoticeKind("Do", "Do", True)}
    for name, kind in known.items():
        manager.registerUtility(kind, INoticeKind, name)
    yield
    for name in known:
        manager.unregisterUtility(provided=INoticeKind, name=name)


def test_a_person_is_told_once(portal, kinds):
    card = portal.unrestrictedTraverse(PUBLISHED)
    people = ["aino.lahti", "hanna.pylkko", "aino.lahti", "nobody"]
    assert store.tell(people, "test.news", card, key="a", note="Uutta") == 2
    assert store.tell(["aino.lahti"], "test.news", card, key="a") == 0
    assert store.tell(["aino.lahti"], "test.news", card, key="b") == 1
    box = mailbox("aino.lahti")
    assert len(box.notices) == len(box.unread) == len(box.to_mail) == 2
    assert {notice.values.get("note") for notice in box.notices.values()} == {"Uutta", None}


def test_nobody_is_told_of_what_he_may_not_view(portal, kinds):
    draft = portal.unrestrictedTraverse(DRAFT)
    assert store.tell(["aino.lahti", "sari.hakala"], "test.news", draft, key="a") == 1
    assert mailbox("aino.lahti") is None
    assert len(mailbox("sari.hakala").notices) == 1


def test_an_unknown_kind_tells_nobody(portal):
    assert store.tell(["aino.lahti"], "no.such", key="a") == 0


def test_mail_waits_as_the_person_chose(portal, kinds):
    def waits(user_id):
        return [name for name in ("at_once", "later") if user_id in getattr(root(), name).names()]

    store.set_pace("aino.lahti", rules.INSTANT)
    store.set_pace("eero.kangas", rules.NEVER)
    people = ["aino.lahti", "hanna.pylkko", "eero.kangas"]
    store.tell(people, "test.news", key="a")
    assert [waits(person) for person in people] == [["at_once"], ["later"], []]
    store.tell(people, "test.duty", key="b")
    assert waits("eero.kangas") == ["later"]
    with pytest.raises(ValueError):
        store.set_pace("aino.lahti", "hourly")
