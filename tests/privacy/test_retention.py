"""Personal data go in time, once, and whatever happens in between."""

from datetime import timedelta
from etapalvelu.portal.access import accounts
from etapalvelu.portal.access import records
from etapalvelu.portal.access import requeststore
from etapalvelu.portal.access import store as access
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy import runs
from etapalvelu.portal.privacy import store
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.privacy.jobs import Pack
from etapalvelu.portal.privacy.jobs import Retention
from plone import api
from tests.privacy.conftest import DAY
from tests.privacy.conftest import NOW
from tests.privacy.conftest import leave
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import pytest
import transaction

EXPECTED = {
    "account_requests_open": (1, 1),
    "account_requests_handled": (1, 1),
    "invitations": (1, 0),
    "accounts": (1, 1),
}


@implementer(IPersonalData)
class Visits:
    """What another feature would register."""

    title = holds = ground = since = "Visits"
    days = 10
    actions = (rules.ANONYMISE, rules.DELETE)
    labels = {}

    def __init__(self, moments, breaks=None):
        self.moments = moments
        self.breaks = breaks
        self.actions_done = []

    def due(self, before):
        return rules.due(moment for moment in self.moments if moment <= before)

    def apply(self, before, now, action):
        if self.breaks:
            raise self.breaks
        count = self.due(before).count
        self.moments = [moment for moment in self.moments if moment > before]
        self.actions_done.append(action)
        return count

    def of_person(self, user_id):
        return []


@pytest.fixture()
def plug():
    """Register a Visits as a feature does; it is taken away after the test."""
    manager = getGlobalSiteManager()
    plugged = []

    def register(name, kind):
        manager.registerUtility(kind, IPersonalData, name=name)
        plugged.append((kind, name))
        return kind

    yield register
    for kind, name in plugged:
        manager.unregisterUtility(kind, IPersonalData, name=name)


def counts(at):
    found = {line.kind: (line.today, line.later) for line in store.forecast(at)}
    return {kind: found[kind] for kind in EXPECTED}


def test_the_dry_run_tells_what_the_run_does_and_nothing_is_done_twice(past):
    assert counts(NOW) == EXPECTED
    oldest = {line.kind: line.oldest for line in store.forecast(NOW)}
    assert oldest["accounts"] == NOW - 180 * DAY
    assert counts(NOW) == EXPECTED, "the dry run does nothing"
    Retention().run(NOW)
    done = runs.newest_first()[0].counts
    assert {kind: done[kind] for kind in EXPECTED} == {k: now for k, (now, _) in EXPECTED.items()}
    left = {request.email for request in requeststore.waiting(None)}
    assert "odottaa179@kuhmo.example" in left
    assert "odottaa180@kuhmo.example" not in left
    Retention().run(NOW)
    assert not any(runs.newest_first()[0].counts[kind] - done[kind] for kind in EXPECTED)
    Retention().run(NOW + 30 * DAY)
    later = runs.newest_first()[0].counts
    assert {k: later[k] for k in EXPECTED} == {k: then for k, (_, then) in EXPECTED.items()}


def test_a_forgotten_person_leaves_nothing_but_his_works(past):
    text = api.content.create(
        api.portal.get()["guides"], "Document", id="ohje", title="Ohje", creators=(past.gone,)
    )
    text.reindexObject()
    transaction.commit()
    Retention().run(NOW)
    assert accounts.person(past.gone) is None
    assert accounts.person(past.fresh) is not None
    assert accounts.find("lahtenyt@kuhmo.example") is None
    acl_users = api.portal.get_tool("acl_users")
    assert past.gone not in acl_users.mutable_properties._storage
    assert past.gone not in acl_users.portal_role_manager._principal_roles
    assert past.gone not in acl_users.source_groups._principal_groups
    assert past.gone not in records.former()
    assert text.listCreators() == (past.gone,), "an opaque id that nobody can look up"
    text.workflow_history["content_workflow"][-1]["actor"] = past.gone
    history = text.restrictedTraverse("change-history").entries()
    assert "text_former_user" in [entry.who for entry in history]


def test_who_came_back_or_keeps_the_portal_running_stays(past):
    access.add_membership(past.gone, past.kuhmo, "Adviser")
    keeper = leave(past.kuhmo, "Ylläpitäjä", "yllapito@kuhmo.example", 900)
    api.portal.get_tool("acl_users").portal_role_manager.assignRoleToPrincipal("Manager", keeper)
    transaction.commit()
    Retention().run(NOW)
    assert accounts.person(past.gone) is not None
    assert accounts.person(keeper) is not None


def test_the_clock_of_a_loss_that_nobody_noticed_starts_at_the_first_run(past):
    user_id = accounts.create("Yllätys", "yllatys@kuhmo.example", "kolme-pitkaa-sanaa")
    transaction.commit()
    Retention().run(NOW)
    assert records.former()[user_id] == NOW
    Retention().run(NOW + 179 * DAY)
    assert accounts.person(user_id) is not None
    Retention().run(NOW + 180 * DAY)
    assert accounts.person(user_id) is None


def test_a_run_that_is_killed_half_way_is_finished_by_the_next(past, plug):
    # In the order of names: requests and accounts are done, invitations are not.
    killer = plug("b_killer", Visits([NOW - 20 * DAY], breaks=SystemExit("killed")))
    with pytest.raises(SystemExit):
        Retention().run(NOW)
    transaction.abort()
    run = runs.newest_first()[0]
    assert not run.done
    assert counts(NOW)["accounts"][0] == 0
    assert counts(NOW)["invitations"][0] == 1
    killer.breaks = None
    Retention().run(NOW)
    run = runs.newest_first()[0]
    assert run.done
    assert {kind: run.counts[kind] for kind in EXPECTED} == {k: n for k, (n, _) in EXPECTED.items()}
    assert run.counts["b_killer"] == 1


def test_a_kind_that_fails_keeps_nobody_else_from_going(past, plug):
    plug("b_broken", Visits([NOW], breaks=ValueError("broken")))
    with pytest.raises(RuntimeError, match="b_broken"):
        Retention().run(NOW)
    run = runs.newest_first()[0]
    assert run.failed == ("b_broken",)
    assert run.counts["invitations"] == 1


def test_a_feature_plugs_in_by_one_utility_and_the_table_rules_it(functional_portal, plug):
    visits = plug("visits", Visits([NOW - 10 * DAY, NOW - 5 * DAY]))
    assert store.row("visits") == rules.Row("visits", 10, rules.ANONYMISE)
    rows = [
        row._replace(days=5, action=rules.DELETE, confirmed=True) if row.kind == "visits" else row
        for row in store.table()
    ]
    store.save(rows)
    assert store.row("visits").days == 5
    Retention().run(NOW)
    assert visits.moments == []
    assert visits.actions_done == [rules.DELETE]
    assert store.row("account_requests_open").days == 180


def test_old_answers_of_forms_go(functional_portal, login):
    login("kaisa.rantala")
    with api.env.adopt_roles(["Manager"]):
        form = api.content.create(functional_portal, "EasyForm", id="palaute", title="Palaute")
    from collective.easyform.actions import SavedDataBTree
    from persistent.mapping import PersistentMapping

    answers = SavedDataBTree()
    for days in (365, 364):
        answers[int((NOW - days * DAY).timestamp() * 1000)] = {"comments": "Soittakaa minulle"}
    form._inputStorage = PersistentMapping(saver=answers)
    transaction.commit()
    Retention().run(NOW)
    assert len(answers) == 1
    assert runs.newest_first()[0].counts["form_answers"] == 1


def test_old_runs_are_forgotten(functional_portal):
    runs.begin(NOW - timedelta(days=3 * 365 + 1))
    Retention().run(NOW)
    assert [run.at for run in runs.newest_first()] == [NOW]


def test_the_database_is_packed(functional_portal):
    assert Pack().run(NOW) == "job_pack_done"
