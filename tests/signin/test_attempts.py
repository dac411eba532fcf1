"""Failed logins over HTTP: whom they slow down, and whom not."""

from AuthEncoding import AuthEncoding
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.audit import records as audit_records
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.signin import counters
from etapalvelu.portal.signin import hashing
from etapalvelu.portal.signin import records
from etapalvelu.portal.signin import rules
from html import unescape
from statistics import median
from tests.access.conftest import smtp  # noqa: F401
from tests.signin.conftest import WRONG
from time import perf_counter
from zope.component import getUtility

import json
import pytest
import re
import requests
import transaction

STRANGER = "nobody@nowhere.example"


def words(answer):
    return re.sub(r"\s+", " ", unescape(answer.text))


def comparable(answer):
    """Return what a stranger sees, without what changes from answer to answer."""
    changing = ("Date", "X-Request-Id", "Content-Security-Policy")
    headers = {name: value for name, value in answer.headers.items() if name not in changing}
    body = re.sub(r'(nonce|value)="[^"]*"', "", unescape(answer.text))
    return answer.status_code, headers, body


@pytest.mark.parametrize("page", ["login", "failsafe_login"])
def test_a_wrong_name_and_a_wrong_password_look_alike(knock, logins, page):
    name = logins["aino.lahti"]
    stranger = "x" * (len(name) - len("@kuhmo.example")) + "@kuhmo.example"
    known, unknown = (comparable(knock(login, WRONG, page=page)[1]) for login in (name, stranger))
    assert known == unknown
    assert "väärin" in known[2]


def test_rest_answers_alike(server, logins):
    answers = [
        requests.post(
            f"{server.url}/@login",
            json={"login": login, "password": WRONG},
            headers={"Accept": "application/json"},
            timeout=60,
        )
        for login in (logins["aino.lahti"], STRANGER)
    ]
    assert comparable(answers[0]) == comparable(answers[1])
    assert answers[0].status_code == 401


@pytest.mark.alone
def test_both_cost_one_comparison_of_hashes_and_take_the_same_time(knock, logins):
    def cost(login):
        before, began = hashing.scheme.checks, perf_counter()
        knock(login, WRONG)
        return hashing.scheme.checks - before, perf_counter() - began

    names = list(logins.values())[:4]
    strangers = [f"stranger{number}@nowhere.example" for number in range(4)]
    cost(STRANGER)
    known, unknown = [cost(name) for name in names], [cost(name) for name in strangers]
    assert {checks for checks, _seconds in known + unknown} == {1}
    ratio = median(s for _c, s in known) / median(s for _c, s in unknown)
    assert 0.5 < ratio < 2, ratio


def test_old_hashes_are_no_faster_and_are_replaced_at_login(server, knock, logins, demo_password):
    accounts = server.portal.acl_users.source_users
    accounts._user_passwords["aino.lahti"] = AuthEncoding.pw_encrypt(demo_password, "SSHA")
    transaction.commit()
    before = hashing.scheme.checks
    knock(logins["aino.lahti"], WRONG)
    assert hashing.scheme.checks == before + 1
    session, _answer = knock(logins["aino.lahti"], demo_password)
    assert "__ac" in session.cookies
    transaction.begin()
    assert hashing.is_current(accounts._user_passwords["aino.lahti"])


def fail(knock, login, times, session=None):
    for _time in range(times):
        _session, answer = knock(login, WRONG, session)
    return answer


@pytest.mark.parametrize("login", ["aino.lahti@kuhmo.example", STRANGER])
def test_after_five_failures_one_waits_also_with_the_right_password(
    server, knock, demo_password, login
):
    assert fail(knock, login, 5).status_code == 200
    session, answer = knock(login, demo_password)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) <= 30
    assert "1 minuutin" in words(answer)
    assert "__ac" not in session.cookies
    rest = requests.post(
        f"{server.url}/@login",
        json={"login": login, "password": demo_password},
        headers={"Accept": "application/json"},
        timeout=60,
    )
    assert rest.status_code == 429 and "token" not in rest.json()


def test_who_waits_makes_the_database_write_nothing(server, knock, logins):
    fail(knock, logins["aino.lahti"], 5)
    transaction.begin()
    before = server.portal._p_jar.db().lastTransaction()
    checks = hashing.scheme.checks
    assert fail(knock, logins["aino.lahti"], 3).status_code == 429
    assert server.portal._p_jar.db().lastTransaction() == before
    assert hashing.scheme.checks == checks, "nothing is compared either"


def test_a_device_of_the_owner_is_let_through(server, knock, logins, demo_password):
    login = logins["aino.lahti"]
    mine, _answer = knock(login, demo_password)
    mine.get(f"{server.url}/logout", timeout=60)
    del mine.cookies["__ac"]
    stranger = requests.Session()
    # A stranger's own device cookie is worth nothing for somebody else's account.
    knock(logins["eero.kangas"], demo_password, stranger)
    stranger.cookies.pop("__ac")
    fail(knock, login, 5, stranger)
    assert knock(login, demo_password, stranger)[1].status_code == 429
    assert knock(login, demo_password)[1].status_code == 429
    assert knock(login, demo_password, mine)[1].status_code == 302
    assert "__ac" in mine.cookies


def test_the_right_password_forgets_the_mistakes(knock, logins, demo_password):
    login = logins["aino.lahti"]
    fail(knock, login, 4)
    assert knock(login, demo_password)[1].status_code == 302
    fail(knock, login, 4)
    assert knock(login, demo_password)[1].status_code == 302


def test_one_address_tries_only_so_many_accounts(knock, logins, demo_password, monkeypatch):
    for number in range(rules.ADDRESS.free):
        assert knock(f"victim{number}@nowhere.example", WRONG)[1].status_code == 200
    assert knock(logins["aino.lahti"], demo_password)[1].status_code == 429


def test_a_lock_is_in_the_audit_log_without_what_was_typed(server, knock, logins):
    typed = "Kuura-virsu-lahti-99"
    fail(knock, typed, 5)
    fail(knock, logins["aino.lahti"], 5)
    transaction.begin()
    lines = [line for line in audit_lines() if line["action"] == "login.locked"]
    assert {line.get("target", "") for line in lines} == {"", "aino.lahti"}
    assert typed not in str(lines)


def audit_lines():
    """The lines that wait for their seal."""
    log = audit_records.log()
    return [json.loads(text) for slot in log.inbox for text in slot.lines.values()]


def test_threads_count_every_failure(functional_portal):
    key = ("test", "one key")
    many = rules.Limit(free=1000, first=1, longest=1, memory=3600)

    def fail_ten(_number):
        from plone import api
        from zope.component.hooks import setSite
        from Zope2 import app

        root = app()
        setSite(root.plone)
        for _time in range(10):
            counters.failed({key: many})
        assert api.portal.get()
        root._p_jar.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fail_ten, range(4)))
    transaction.begin()
    number, digest = counters._place(key)
    stored = records.counters()[number].rows[digest][0]
    held = counters._memory[number].rows.get(digest, (0,))[0]
    assert stored + held == 40
    assert stored >= 30


def test_a_flood_fills_no_database(functional_portal, monkeypatch):
    for number in range(300):
        counters.failed({("flood", str(number)): rules.PAIR})
    transaction.begin()
    shards = records.counters()
    stored = sum(len(shard.rows) for shard in shards.values())
    assert stored <= 240, "what is beyond the budget of writes stays in memory"
    assert sum(len(shard.rows) for shard in counters._memory.values()) >= 60
    assert max(len(shard.rows) for shard in counters._memory.values()) <= counters.ROWS


def test_a_shard_stays_small():
    store = {}
    for number in range(100):
        counters._write(store, 7, str(number).encode(), (1, 0, 0, 1000 + number), now=0)
    assert len(store[7].rows) == counters.ROWS
    assert b"99" in store[7].rows
    counters._write(store, 7, b"later", (1, 0, 0, 9000), now=5000)
    assert set(store[7].rows) == {b"later"}


def test_what_has_run_out_is_taken_away(functional_portal, monkeypatch):
    job = getUtility(IJob, name="signin.forget")
    counters.failed({("one", "x"): rules.PAIR, ("two", "y"): rules.ADDRESS})
    transaction.begin()
    assert job.run(datetime.now(UTC)) == ""
    after = counters.clock() + rules.ADDRESS.memory + 1
    monkeypatch.setattr(counters, "clock", lambda: after)
    assert job.run(datetime.now(UTC)) == "Forgot 1 counters"
    transaction.commit()
    assert sum(len(shard.rows) for shard in records.counters().values()) == 1


def test_a_server_administrator_is_slowed_down_too(server, knock):
    assert fail(knock, "admin", 5).status_code == 200
    session, answer = knock("admin", "secret")
    assert answer.status_code == 429 and "__ac" not in session.cookies
    basic = requests.get(f"{server.url}/profile", auth=("admin", "secret"), timeout=60)
    assert "/login" in basic.url


def test_a_server_administrator_gets_in_and_counts_no_failure(server, knock):
    for _time in range(7):
        assert requests.get(server.url, auth=("admin", "secret"), timeout=60).status_code == 200


def test_basic_authentication_is_off_for_people(server, logins, demo_password):
    auth = (logins["aino.lahti"], demo_password)
    json = {"Accept": "application/json"}
    url = f"{server.url}/points/kuhmo"
    assert requests.get(url, auth=auth, headers=json, timeout=60).status_code == 401
    transaction.begin()
    server.portal.portal_registry["etapalvelu.portal.signin.basic_auth"] = True
    transaction.commit()
    assert requests.get(url, auth=auth, headers=json, timeout=60).status_code == 200


def test_letters_are_limited_and_nobody_sees_it(server, logins, smtp):  # noqa: F811
    answers = [
        requests.post(
            f"{server.url}/mail_password_form", data={"userid": logins["aino.lahti"]}, timeout=60
        )
        for _time in range(5)
    ]
    assert len({(answer.status_code, answer.text) for answer in answers}) == 1
    assert len(smtp.to(logins["aino.lahti"])) == rules.LETTERS_TO_ACCOUNT.free
