"""Each request leaves its name, time and outcome, in figures and in lines of JSON."""

from etapalvelu.portal.access import logfilter
from etapalvelu.portal.core import monitorkey
from etapalvelu.portal.monitoring.wsgi import make_filter
from webtest.http import StopableWSGIServer
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.WSGIPublisher import publish_module

import json
import logging
import pytest
import re
import requests

TOKEN = "a-token-of-this-test-only-0123"
GIVEN = "3f0c9b1e-77aa-4c6e"


@pytest.fixture()
def watched(server, monkeypatch, caplog):
    """The address of the site behind the filter, with logs in JSON."""
    monkeypatch.setenv("PORTAL_LOG", "json")
    monkeypatch.setenv(monitorkey.VARIABLE, TOKEN)
    access = logging.getLogger(logfilter.ACCESS_LOGGER)
    formatters = {handler: handler.formatter for handler in logging.getLogger().handlers}
    filters = list(access.filters)
    caplog.set_level(logging.INFO, logfilter.ACCESS_LOGGER)
    wsgi = StopableWSGIServer.create(make_filter(HTTPExceptionHandler(publish_module), {}))
    try:
        yield f"http://localhost:{wsgi.effective_port}/plone"
    finally:
        wsgi.shutdown()
        access.filters[:] = filters
        for handler, formatter in formatters.items():
            handler.setFormatter(formatter)


@pytest.fixture()
def lines(caplog):
    """Return what was written about the requests so far."""

    def read():
        records = [r for r in caplog.records if r.name == logfilter.ACCESS_LOGGER]
        return [json.loads(record.getMessage()) for record in records]

    return read


def test_every_answer_has_its_line_and_its_name(watched, lines, client):
    logfilter.install()
    session = client("aino.lahti")
    named = {"X-Request-ID": GIVEN}
    answers = [
        session.get(f"{watched}/points?secret=42", headers=named, timeout=60),
        session.get(f"{watched}/passwordreset/0123456789abcdef", timeout=60),
        session.get(f"{watched}/no-such-page", timeout=60),
        requests.get(f"{watched}/points/@@absolute_url", allow_redirects=False, timeout=60),
        # not even Zope's publisher takes it
        requests.request("GET", f"{watched}/points?x:int=abc", allow_redirects=False, timeout=60),
    ]
    said = lines()
    assert [line["status"] for line in said] == [answer.status_code for answer in answers]
    assert [line["request_id"] for line in said] == [a.headers["X-Request-ID"] for a in answers]
    first, secret, missing, stranger, _broken = said
    assert (first["request_id"], first["user"]) == (GIVEN, "aino.lahti")
    assert (first["path"], first["view"]) == ("/plone/points", "points-listing")
    assert first["seconds"] > 0
    assert "0123456789abcdef" not in json.dumps(secret)
    assert (missing["status"], missing["view"]) == (404, "none")
    assert stranger["user"] == ""
    whole = json.dumps(said)
    assert "42" not in re.sub(r'"(time|seconds|request_id)": [^,}]*', "", whole)
    assert "@" not in whole.replace("@@absolute_url", "")


def test_figures_are_for_those_with_the_token(watched, client):
    for wrong in (None, "Bearer wrong", "Bearer", f"Digest {TOKEN}", f"Bearer {TOKEN}x"):
        for view in ("metrics", "health-details"):
            answer = requests.get(
                f"{watched}/{view}",
                headers={"Authorization": wrong} if wrong else {},
                allow_redirects=False,
                timeout=60,
            )
            assert answer.status_code in (302, 401), (wrong, view, answer.status_code)
    # the token opens nothing else
    headers = {"Authorization": f"Bearer {TOKEN}"}
    other = requests.get(f"{watched}/points", headers=headers, allow_redirects=False, timeout=60)
    assert other.status_code in (302, 401)

    requests.get(f"{watched}/health", timeout=60)
    found = requests.get(f"{watched}/metrics", headers=headers, timeout=60)
    assert found.status_code == 200
    assert 'portal_requests_total{method="GET",status="200",view="health"}' in found.text
    assert 'portal_request_seconds_bucket{le="0.1",view="health"}' in found.text
    assert "\nportal_zodb_cached_objects " in found.text
    assert 'portal_well{part="jobs"} 0.0' in found.text
    details = requests.get(f"{watched}/health-details", headers=headers, timeout=60).json()
    assert details["ok"] is False
    assert "portal-jobs" in details["parts"]["jobs"]["problem"]
    assert details["parts"]["database"] == {"ok": True}


def test_a_short_token_in_the_configuration_opens_nothing(watched, monkeypatch):
    monkeypatch.setenv(monitorkey.VARIABLE, "secret")
    headers = {"Authorization": "Bearer secret"}
    answer = requests.get(f"{watched}/metrics", headers=headers, allow_redirects=False, timeout=60)
    assert answer.status_code in (302, 401)


def test_strangers_do_not_make_the_figures_grow(watched):
    before = _series(watched)
    for number in range(20):
        requests.get(f"{watched}/nothing-{number}", allow_redirects=False, timeout=60)
        requests.get(f"{watched}/++resource++nothing-{number}", timeout=60)
        requests.request(f"VERB{number}", f"{watched}/health", timeout=60)
    assert _series(watched) - before <= 40


def _series(watched):
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return requests.get(f"{watched}/metrics", headers=headers, timeout=60).text.count("\nportal_")
