"""A job runs when it is due, under its lock, and leaves word of how it went."""

from datetime import timedelta
from etapalvelu.portal.jobs import locks
from etapalvelu.portal.jobs import runner
from etapalvelu.portal.jobs import store
from plone import api
from tests.jobs.counting import KEY
from tests.jobs.counting import Count
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


@pytest.fixture()
def lock(tmp_path):
    return lambda name: locks.file_lock(tmp_path, name)


def done():
    transaction.begin()
    return IAnnotations(api.portal.get()).get(KEY, 0)


def test_a_job_runs_once_in_its_time_and_again_when_asked(functional_portal, register, lock):
    register("test.count", Count())
    assert "test.count" in runner.due(_now())
    assert runner.run("test.count", lock) == "counted"
    assert runner.run("test.count", lock) is None
    assert done() == 1
    known = store.state("test.count")
    assert (known.result, known.failures, known.interrupted) == ("counted", 0, False)
    assert known.seconds >= 0
    store.wish("test.count", _now())
    transaction.commit()
    assert runner.run("test.count", lock) == "counted"
    assert (done(), dict(store.schedule().wishes)) == (2, {})


def test_a_broken_job_is_left_alone_for_a_while(functional_portal, register, lock):
    def fail():
        raise ValueError("no letter to aino.lahti@kuhmo.example or '+358 40 1234567'")

    register("test.broken", Count(before=fail))
    register("test.count", Count())
    for name in ("test.broken", "test.count", "test.broken"):
        runner.run(name, lock)
    assert done() == 1
    known = store.state("test.broken")
    assert known.failures == 1
    assert known.failure == "ValueError: no letter to […] or […]"
    assert "test.broken" not in runner.due(_now())
    assert "test.broken" in runner.due(_now() + timedelta(seconds=61))


def test_a_conflict_is_tried_again(functional_portal, register, lock):
    conflicts = [ConflictError(), ConflictError()]
    register("test.count", Count(before=lambda: _raise(conflicts)))
    assert runner.run("test.count", lock) == "counted"
    assert (done(), store.state("test.count").failures) == (1, 0)


def test_nothing_to_do_leaves_no_trace(functional_portal, register, lock):
    register("test.often", Count(every=timedelta(0), sentence=""))
    runner.run("test.often", lock)
    first = store.state("test.often").ended
    runner.run("test.often", lock)
    assert (done(), store.state("test.often").ended) == (2, first)


def test_who_does_not_get_the_lock_does_nothing(functional_portal, register, lock):
    register("test.count", Count())
    with lock("test.count"):
        assert runner.run("test.count", lock) is None
    assert done() == 0


def test_a_lost_lock_takes_the_work_back(functional_portal, register, lock):
    def lost():
        raise locks.LockLost("test.count")

    register("test.count", Count(every=timedelta(seconds=5), before=lost))
    assert runner.run("test.count", lock) is None
    assert (done(), store.state("test.count").failures) == (0, 0)


def _raise(errors):
    if errors:
        raise errors.pop()


def _now():
    from datetime import UTC
    from datetime import datetime

    return datetime.now(UTC)
