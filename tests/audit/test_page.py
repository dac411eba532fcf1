"""The Auditor reads, filters, leafs through and downloads the log; others do not."""

from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import reading
from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import rules
from etapalvelu.portal.audit.filters import Query
from etapalvelu.portal.core.tables import csvfile

import pytest
import time
import transaction


def event(number, **facts):
    """An event of one minute of the year 2026 after another."""
    day, minute = divmod(number, 1440)
    month, day = divmod(day, 28)
    at = f"2026-{month + 1:02}-{day + 1:02}T{minute // 60:02}:{minute % 60:02}:00.000+00:00"
    defaults = {"actor": f"person.{number % 50}", "source": "192.0.2.1", "request": ""}
    defaults |= {"action": "person.viewed", "target": f"/plone/points/{number}"}
    return rules.Event(str(number), at, **defaults | facts)


def append(events):
    """Put events behind what is in the inbox, as the sealing job does."""
    chain.seal()
    log = records.log()
    chain._append(log, rules.seal(map(rules.write, events), *log.chain.end))


def numbers(lines):
    return [line.number for line in lines]


def test_filters_and_leafing(portal):
    append([event(number) for number in range(300)])
    append([event(301, actor="test.actor", action="role.granted", target="test.target")])
    last = chain.end()[0]
    everything = Query()
    first_page, newer, older = reading.page(everything, 100)
    assert (numbers(first_page), newer, older) == ([*range(last, last - 100, -1)], False, True)
    second, newer, older = reading.page(everything, 100, below=first_page[-1].number)
    assert (second[0].number, newer, older) == (last - 100, True, True)
    assert reading.page(everything, 100, above=second[0].number)[0] == first_page
    # The end in both directions, and numbers that do not exist.
    oldest = next(reading.oldest(everything, 0)).number
    assert reading.page(everything, 5, below=oldest + 3)[1:] == (True, False)
    assert reading.page(everything, 5, below=oldest) == ([], False, False)
    assert reading.page(everything, 5, above=last) == ([], False, True)
    for query in (
        Query(people=frozenset({"test.actor", "nobody"}), action="role.granted"),
        Query(people=frozenset({"test.target"})),
        Query(target="TEST.t"),
        Query(since="2026-01-01T05:01", until="2026-01-01T05:02", target="test."),
    ):
        assert numbers(reading.newest(query)) == [last], query
    assert len(list(reading.newest(Query(people=frozenset({"person.7"}))))) == 6
    assert list(reading.newest(Query(people=frozenset({"nobody"})))) == []
    assert list(reading.newest(Query(target="192.0.2.1"))) == [], "only the object is searched"


def test_nobody_but_the_auditor_and_the_manager_reads(server, client):
    for user_id in ("kaisa.rantala", "eero.kangas", "aino.lahti", None):
        for name in ("audit-log", "audit-log-export?format=csv"):
            answer = client(user_id).get(f"{server.url}/{name}")
            assert "filter-who" not in answer.text and "login.succeeded" not in answer.text
    assert "filter-who" in client("veikko.aalto").get(f"{server.url}/audit-log").text


def test_the_file_is_guarded_and_is_a_line_itself(server, client, written):
    append([event(1, action="role.granted", target="=cmd|' /C calc'!A0", after="Adviser")])
    transaction.commit()
    auditor = client("veikko.aalto")
    answer = auditor.get(f"{server.url}/audit-log-export?format=csv&action=role.granted")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Numero;Aika;Kuka")
    assert "'=cmd|" in rows[1] and ";=cmd|" not in answer.text
    assert "Antoi roolin" in rows[1] and "Palveluneuvoja" in rows[1]
    line = written("log.exported", fresh=True)[-1]
    assert line.actor == "veikko.aalto"
    assert line.details["filters"] == {"action": "role.granted"}
    assert line.details["lines"] == len(list(csvfile.records(answer.content))) - 1
    book = auditor.get(f"{server.url}/audit-log-export?format=xlsx&action=role.granted")
    assert book.content.startswith(b"PK")
    # Looking is a line as well, leafing on is not.
    assert auditor.get(f"{server.url}/audit-log?who=aino&since=rubbish").status_code == 200
    seen = written("log.viewed", fresh=True)
    assert seen[-1].details["filters"] == {"who": "aino", "since": "rubbish"}
    assert auditor.get(f"{server.url}/audit-log?below=5").status_code == 200
    assert len(written("log.viewed", fresh=True)) == len(seen)


@pytest.mark.slow
@pytest.mark.alone
def test_a_hundred_thousand_lines(portal):
    append([event(number) for number in range(100_000)])
    transaction.savepoint()
    begun = time.perf_counter()
    lines, _newer, older = reading.page(Query(), 40)
    assert older and time.perf_counter() - begun < 0.2
    begun = time.perf_counter()
    lines = reading.page(Query(since="2026-02-03", until="2026-02-04", action="person.viewed"), 40)
    assert len(lines[0]) == 40 and time.perf_counter() - begun < 0.3
    begun = time.perf_counter()
    assert len(list(reading.newest(Query(target="/points/77777")))) == 1
    assert time.perf_counter() - begun < 3
    begun = time.perf_counter()
    assert chain.check() == []
    assert time.perf_counter() - begun < 10
    size = sum(len(segment.packed) for segment in records.log().segments.values())
    assert size / 100_000 < 160, "bytes a line"


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_in_a_browser(page, axe, functional_portal, width):
    append(
        [
            event(
                1,
                actor="eero.kangas",
                action="role.granted",
                target="aino.lahti",
                after="Communicator",
                details={"path": "/plone/points/kuhmo"},
            ),
            event(
                2,
                actor="aino.lahti",
                action="personal_data.changed",
                target="aino.lahti",
                before={"phone": "029 1"},
                after={"phone": "029 2"},
            ),
            event(3, actor="", action="login.failed"),
            *[event(number, actor="aino.lahti") for number in range(4, 60)],
        ]
    )
    transaction.commit()
    tab = page("veikko.aalto", width=width)
    tab.goto("audit-log")
    axe(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert len(tab.content().encode()) < 60_000
    tab.click("text=Vanhemmat")
    assert "below=" in tab.url
    tab.click("text=Uudemmat")
    tab.fill("#filter-who", "Eero Kangas")
    tab.select_option("#filter-action", label="Antoi roolin")
    tab.click("text=Rajaa")
    assert "action=role.granted" in tab.url
    row = tab.locator("tbody tr").last
    assert "Eero Kangas" in row.inner_text()
    assert "/points/kuhmo" in row.inner_text()
    assert "Tiiviste" not in row.inner_text()
    row.locator("summary").click()
    assert "Tiiviste" in row.inner_text()
    axe(tab)
    tab.fill("#filter-target", "there is no such path")
    tab.press("#filter-target", "Enter")
    assert tab.locator(".empty-state").is_visible()
    axe(tab)
