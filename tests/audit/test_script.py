"""The check from the command line, the jobs, and what monitors see."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.audit import chain
from etapalvelu.portal.audit import jobs
from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import store
from etapalvelu.portal.audit.health import AuditHealth
from etapalvelu.portal.audit.script import main
from etapalvelu.portal.audit.script import own_arguments

import pytest


def test_check_from_the_command_line(functional, capsys):
    app = functional["app"]
    store.record("test.done", "/x")
    chain.seal()
    assert main(app, ["--site", "plone"]) == 0
    kept = capsys.readouterr().out.splitlines()[-1].split()
    assert kept[1] == "{}:{}".format(*chain.end())
    assert main(app, ["--site", "plone", *kept]) == 0
    last = records.log().segments.maxKey()
    segment = records.log().segments[last]
    lines = segment.lines()
    records.log().segments[last] = records.Segment(lines[:-1])
    capsys.readouterr()
    assert main(app, ["--site", "plone"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("BROKEN: ") and "should end with line" in out
    assert main(app, ["--site", "missing"]) == 2
    with pytest.raises(SystemExit):
        main(app, ["--anchor", "7"])
    runner = ["interpreter", "-c", "x/audit/script.py", "--site", "plone"]
    assert own_arguments(runner) == ["--site", "plone"]


def test_the_jobs_seal_and_check(portal, caplog):
    now = datetime.now(UTC)
    store.record("test.done", "/x")
    assert "Sealed" in jobs.Seal().run(now)
    assert jobs.Seal().run(now) == ""
    assert chain.end()[1] in jobs.Check().run(now)
    log = records.log()
    log.chain.end = (log.chain.end[0], "0" * 64)
    with pytest.raises(jobs.BrokenLog):
        jobs.Check().run(now)
    assert "AUDIT LOG BROKEN" in caplog.text


def test_monitors_see_that_nobody_seals(portal):
    store.record("test.done", "/x")
    now = datetime.now(UTC)
    assert AuditHealth().check(now).problem == ""
    later = AuditHealth().check(now + timedelta(hours=1))
    assert later.problem
    assert later.figures["unsealed"] >= 1
