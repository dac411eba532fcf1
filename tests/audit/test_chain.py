"""A changed, removed or reordered line is found, in the rules and in the real database."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import reading
from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import rules
from etapalvelu.portal.audit import store
from etapalvelu.portal.audit.personaldata import AuditLines
from ZODB.POSException import ConflictError

import pytest
import transaction


def lines(count):
    events = [
        rules.Event(str(n), f"2026-11-{n:02}T08:00:00.000+00:00", "a", "", "", "x", f"/{n}")
        for n in range(1, count + 1)
    ]
    return rules.seal(map(rules.write, events), 0, rules.START)


def problems(found, end):
    return list(rules.check(found, (0, rules.START), end))


def test_the_rules_find_every_kind_of_damage():
    whole = lines(6)
    end = (6, whole[-1].hash)
    assert problems(whole, end) == []
    altered = [*whole[:2], rules.Line(3, whole[2].hash, whole[3].text), *whole[3:]]
    assert problems(altered, end) == ["Line 3 was changed, or is not the one that stood there"]
    resealed = rules.seal([whole[0].text, whole[0].text], 1, whole[0].hash)
    assert problems([whole[0], resealed[0], *whole[2:]], end) != []
    assert "After line 2 comes line 4" in problems(whole[:2] + whole[3:], end)[0]
    swapped = [whole[0], whole[2], whole[1], *whole[3:]]
    assert "After line 1 comes line 3" in problems(swapped, end)[0]
    assert problems(whole[:-1], end) == ["The log should end with line 6, but ends with line 5"]
    assert problems([], end) == ["The log should end with line 6, but ends with line 0"]


def test_texts_come_back_as_they_were_and_long_ones_are_cut():
    event = rules.Event("1", "t", "a", "::1", "r", "x", "/å", ["a"], {"b": "y" * 999}, {"n": 1})
    back = rules.read(rules.write(event))
    assert (back.target, back.before, back.details) == ("/å", ["a"], {"n": 1})
    assert len(back.after["b"]) == rules.LONGEST_TEXT


@pytest.fixture()
def log(portal):
    """A log of some segments, sealed in several runs."""
    chain.seal()
    for run in range(5):
        for number in range(70):
            store.record("test.done", f"/{run}/{number}", actor="aino.lahti")
        chain.seal()
    assert chain.check() == []
    return records.log()


def reseal(log, first, change):
    found = log.segments[first].lines()
    log.segments[first] = records.Segment(change(found))


def alter(found):
    found[5] = rules.Line(
        found[5].number, found[5].hash, found[5].text.replace('action":"', 'action":"x')
    )
    return found


def remove(found):
    return found[:5] + found[6:]


def reorder(found):
    return [*found[:5], found[6], found[5], *found[7:]]


@pytest.mark.parametrize("damage", [alter, remove, reorder])
@pytest.mark.parametrize("place", [0, 1, -1])
def test_one_damaged_line_is_found_in_the_database(log, damage, place):
    first = list(log.segments)[place]
    reseal(log, first, damage)
    found = chain.check()
    assert any(
        f"line {number}" in text.lower() for text in found for number in (first + 4, first + 5)
    ), found


def test_a_lost_end_and_a_forged_whole_are_found(log):
    kept = chain.end()
    last = log.segments.maxKey()
    reseal(log, last, lambda found: found[:-1])
    assert any("should end with line" in text for text in chain.check())
    # Who writes the end anew as well is found only by a hash that was kept elsewhere.
    shorter = log.segments[last].lines()
    log.index[last] = records.Summary(rules.outline(shorter))
    log.chain.end = (shorter[-1].number, shorter[-1].hash)
    assert chain.check() == []
    assert chain.check([kept]) == [f"Line {kept[0]} is not the one whose hash was kept elsewhere"]


def test_hidden_and_lost_blocks_are_found(log):
    first, second = list(log.segments)[:2]
    log.index[second] = records.Summary(rules.outline(log.segments[first].lines()))
    assert "index" in chain.check()[0]
    log.segments[second].packed = b"rubbish"
    assert any("cannot be read" in text for text in chain.check())
    del log.segments[first]
    log.chain.start = (second - 1, "f" * 64)
    assert any("No line says that the log was cut" in text for text in chain.check())


def test_a_lawful_cut_leaves_a_whole_log(log):
    count, end = len(log.segments), chain.end()
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    expected = AuditLines().due(tomorrow)
    assert expected.oldest < datetime.now(UTC)
    removed = store.cut(tomorrow)
    assert removed == expected.count == end[0] - reading.size() > 0
    assert len(log.segments) == 1 < count
    assert AuditLines().due(tomorrow).count == 0
    assert chain.check() == [], "the line of the cut is still in the inbox"
    chain.seal()
    assert chain.check([end]) == []
    assert chain.end()[0] == end[0] + 1
    assert any('"log.cut"' in line.text for line in log.segments[log.segments.maxKey()].lines())
    assert store.cut(datetime(2020, 1, 1, tzinfo=UTC)) == 0


def test_a_person_is_told_of_the_own_lines_and_of_nobody_else(portal):
    store.record("person.viewed", "aino.lahti", actor="eero.kangas", source="192.0.2.7")
    store.record("person.viewed", "olli.karhu", actor="aino.lahti", source="192.0.2.8")
    store.record("person.viewed", "other.person", actor="eero.kangas")
    chain.seal()
    mine = AuditLines().of_person("aino.lahti")
    assert {line.get("from") for line in mine} >= {"192.0.2.8", None}
    assert not {"eero.kangas", "192.0.2.7", "olli.karhu"} & set(str(mine).split("'"))


def test_two_sealers_at_once_never_make_two_chains(functional_portal):
    for number in range(10):
        store.record("test.done", f"/{number}")
    transaction.commit()
    log = records.log()
    other = transaction.TransactionManager()
    connection = log._p_jar.db().open(transaction_manager=other)
    rival = connection.get(log._p_oid)
    rival.chain.end = (7, "7" * 64)
    chain.seal()
    transaction.commit()
    with pytest.raises(ConflictError):
        other.commit()
    other.abort()
    connection.close()
    assert chain.check() == []
