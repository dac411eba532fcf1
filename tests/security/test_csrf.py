"""Every form of every page is posted without its token, and nothing may be stored by that.

Forms are found by reading the pages of the permission matrix as each persona sees them, so that a
page that is added later is tried as well.
"""

from lxml import html
from tests.security.matrix import MATRIX
from tests.security.personas import PERSONAS
from tests.security.written import Written

import pytest

pytestmark = pytest.mark.slow

# Empty fields are filled, so that no form is refused for being empty.
FILLING = "1"
TOKENS = {"_authenticator", "X-CSRF-TOKEN"}
# Who sees the most forms: own people, requests, content to review, questions to answer.
READERS = ("coordinator", "manager", "provider_manager", "editor", "adviser")
# Sends the person in; the password itself is the proof, and there is no session to ride on.
LOGIN = ("/login", "/failsafe_login")


# What is noted about a reading or a refusal is meant to be stored.
NOTES = ("etapalvelu.portal.audit", "etapalvelu.portal.signin")


def changes(written):
    return {name for name in written.since() if not name.startswith(NOTES)}


def forms_of(answer):
    page = html.fromstring(answer.content, base_url=answer.url)
    page.make_links_absolute(answer.url)
    for form in page.forms:
        if form.method == "POST" and not (form.action or answer.url).endswith(LOGIN):
            yield form


def submissions(form):
    """Yield the fields of a form once for each of its buttons."""
    fields = [(name, value or FILLING) for name, value in form.form_values()]
    buttons = form.xpath(".//button[@name] | .//input[@type='submit'][@name]")
    for button in buttons:
        yield [*fields, (button.get("name"), button.get("value") or button.text_content() or "1")]
    if not buttons:
        yield fields


def key(form):
    buttons = form.xpath(".//button/@name | .//input[@type='submit']/@name")
    return (form.action or "").split("?")[0], tuple(buttons)


def without_token(fields):
    return [(name, value) for name, value in fields if name not in TOKENS]


def forms_seen(server, client):
    """Yield (reader, session, address, submissions) of each different form once."""
    tried = set()
    for reader in READERS:
        session = client(PERSONAS[reader])
        for address in sorted(address for rows in MATRIX.values() for address, _who in rows):
            page = session.get(f"{server.url}/{address}", timeout=60)
            if page.status_code != 200 or "html" not in page.headers["Content-Type"]:
                continue
            for form in forms_of(page):
                if key(form) not in tried:
                    tried.add(key(form))
                    yield reader, session, form.action or page.url, list(submissions(form))


def test_no_form_works_without_its_token(server, client):
    written, seen, found = Written(server.portal), [], []
    for reader, session, target, submitted in forms_seen(server, client):
        seen.append((reader, target, submitted[-1]))
        for fields in submitted:
            written.reset()
            answer = session.post(
                target, data=without_token(fields), timeout=60, allow_redirects=False
            )
            stored = changes(written)
            if stored:
                found.append(f"{reader} {target} {fields[-1]} {answer.status_code}: {stored}")
    assert len(seen) > 30, "the search for forms is broken"
    assert not found, "\n".join(found)
    # The same with their tokens do something, or the above would mean nothing.
    stored_with_token = 0
    for reader, target, fields in seen:
        session = client(PERSONAS[reader])
        written.reset()
        session.post(target, data=fields, timeout=60, allow_redirects=False)
        stored_with_token += bool(changes(written))
    assert stored_with_token > 10


def test_reading_stores_nothing(server, client):
    written, found = Written(server.portal), []
    for reader in READERS:
        session = client(PERSONAS[reader])
        for address in sorted(address for rows in MATRIX.values() for address, _who in rows):
            # Plone locks content for its editor when the form opens; the lock ends by itself.
            # Downloads are counted, and nothing is kept of who downloaded.
            if not address.endswith(("/edit", "/download-material")):
                written.reset()
                session.get(f"{server.url}/{address}", timeout=60, allow_redirects=False)
                stored = changes(written)
                if stored:
                    found.append(f"{reader} {address}: {stored}")
    assert not found, "\n".join(found)


# What browsers say of a request that a page of another site makes; the last one is an old browser.
FOREIGN = (
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://other.example"},
    {"Sec-Fetch-Site": "same-site", "Origin": "https://other.localhost"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
    {"Origin": "https://other.example"},
)


def test_rest_does_not_work_for_another_site(server, client):
    session, written = client(PERSONAS["coordinator"]), Written(server.portal)
    calls = (
        ("POST", "questions", {"@type": "Question", "title": "Kysymys", "question": "Mikä?"}),
        ("PATCH", "points/kuhmo", {"phone": "029 123 456"}),
        ("POST", "points/kuhmo/@workflow/pause", {}),
        ("DELETE", "glossary/remote-service", None),
    )
    for method, path, body in calls:
        for headers in FOREIGN:
            written.reset()
            answer = session.request(
                method,
                f"{server.url}/{path}",
                json=body,
                headers=headers | {"Accept": "application/json", "Content-Type": "text/plain"},
                timeout=60,
            )
            assert (answer.status_code, changes(written)) == (403, set()), (method, path, headers)
        own = {"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
        answer = session.request(method, f"{server.url}/{path}", json=body, headers=own, timeout=60)
        assert answer.status_code < 300 and changes(written), (method, path, answer.text)
