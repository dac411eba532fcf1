"""Every endpoint of ours is described, and answers whatever is sent to it as described."""

from collections import Counter
from etapalvelu.portal.core.public import PUBLIC_VIEWS
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from lxml import html
from pathlib import Path
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import content_type_conformance
from schemathesis.specs.openapi.checks import status_code_conformance
from tests.security.inventory import own_views
from tests.security.matrix import PARTS

import pytest
import re
import schemathesis
import yaml

DESCRIPTION = Path(__file__).parents[2] / "docs/api/openapi.yaml"
# Views of content, which plone.restapi describes, and forms of Plone that we only dress.
CONTENT = {"view", "document_view", "newsitem_view", "edit"}
MANY = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
KEPT = (not_a_server_error, status_code_conformance, content_type_conformance)


def described():
    paths = yaml.safe_load(DESCRIPTION.read_text(encoding="utf-8"))["paths"]
    return {path.rpartition("@@")[2] for path in paths}


def test_every_endpoint_is_described(functional_portal):
    feeds = {"RSS", "rss.xml", "atom.xml"}
    views = {name for name, context in own_views() if (name, context) not in PARTS}
    assert sorted(views - described() - CONTENT - feeds - PUBLIC_VIEWS) == []


def test_no_path_is_described_twice():
    # YAML takes the last one without a word.
    paths = re.findall(r"^  (/\S*):$", DESCRIPTION.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(paths) == len(set(paths)) > 30


@pytest.mark.slow
def test_endpoints_answer_as_described(server, client):
    schema = schemathesis.openapi.from_path(DESCRIPTION)
    sent, wrong = Counter(), []
    for result in schema.get_all_operations():
        # Anew for each: one of the endpoints ends all sessions.
        wrong += problems(result.ok(), server.url, client("kaisa.rantala"), sent)
    assert not wrong, "\n\n".join(wrong)
    labels = {label for label, _status in sent}
    assert len(labels) > 40
    # Pages were really reached: neither the login page nor an error answered for most.
    assert sum(sent[label, 200] > 0 for label in labels) > 30
    assert sum(sent.values()) > 4 * len(labels)


def problems(operation, url, session, sent):
    """Send an operation many cases; return what is not as described, and count the answers."""
    cases = operation.as_strategy()
    if operation.method == "post":
        cases = filled(cases, fields_of(session, f"{url}{operation.path}"))

    @MANY
    @given(case=cases)
    def answers_as_described(case):
        answer = case.call(base_url=url, session=session, allow_redirects=False)
        case.validate_response(answer, checks=KEPT)
        sent[operation.label, answer.status_code] += 1

    try:
        answers_as_described()
    except FailureGroup as failures:
        return [f"{operation.label}: {failure}" for failure in failures.exceptions]
    return []


def fields_of(session, url):
    """Return {name: value} of all fields of all forms on a page, tokens included."""
    page = html.fromstring(session.get(url, timeout=60).content)
    return {name: value for form in page.forms for name, value in form.form_values()}


def filled(cases, fields):
    """Make the body of each case from the page's own fields, some with other texts."""
    others = st.dictionaries(st.sampled_from(sorted(fields)), st.text()) if fields else st.just({})

    def fill(case, changed):
        case.body = fields | changed
        return case

    return st.builds(fill, cases, others)
