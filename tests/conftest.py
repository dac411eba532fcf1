"""Fixtures of all tests. People log in as the personas of the demonstration network."""

import os

# As in the running portal; Zope reads them when it is imported.
os.environ["zope_i18n_compile_mo_files"] = "true"  # noqa: SIM112
os.environ["TZ"] = "Europe/Helsinki"

from etapalvelu.portal.testing import PORTAL_FUNCTIONAL
from etapalvelu.portal.testing import PORTAL_INTEGRATION
from pathlib import Path
from plone import api
from plone.app.testing import login as plone_login
from pytest_plone import fixtures_factory
from types import SimpleNamespace
from zope.i18n.compile import compile_mo_file

import pytest
import requests
import tomllib

LAYERS = ((PORTAL_INTEGRATION, "integration"), (PORTAL_FUNCTIONAL, "functional"))
globals().update(fixtures_factory(LAYERS, keep_session=False))

LOCALES = Path(__file__).parents[1] / "src/etapalvelu/portal/locales"
DEMO = Path(__file__).parents[1] / "src/etapalvelu/portal/demo/data/people.toml"
AXE = Path(__file__).parents[1] / "frontend/node_modules/axe-core/axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config):
    """Compile the translations before several processes of tests would at the same time."""
    if not hasattr(config, "workerinput"):
        for source in LOCALES.glob("*/LC_MESSAGES/*.po"):
            compile_mo_file(source.stem, str(source.parent))


@pytest.fixture(scope="session", autouse=True)
def keep_layers(request):
    """Set each layer up once, and only when a collected test asks for it."""
    wanted = {name for item in request.session.items for name in item.fixturenames}
    for _layer, prefix in LAYERS:
        if prefix in wanted:
            request.getfixturevalue(f"{prefix}_session")


@pytest.fixture(scope="session")
def demo_password():
    """The one password of the demonstration people."""
    return tomllib.loads(DEMO.read_text(encoding="utf-8"))["password"]


@pytest.fixture(scope="session")
def logins():
    """Login name (e-mail) by user id of the demonstration people."""
    people = tomllib.loads(DEMO.read_text(encoding="utf-8"))["person"]
    return {person["id"]: person["email"] for person in people}


@pytest.fixture()
def functional_portal(functional):
    """The site over a database that is thrown away after the test; writes must be committed."""
    return functional["portal"]


@pytest.fixture()
def login(request):
    """Act as a persona in this thread: login("aino.lahti")."""
    fixture = "functional" if "functional" in request.fixturenames else "integration"
    portal = request.getfixturevalue(fixture)["portal"]

    def act_as(user_id):
        plone_login(portal, api.user.get(userid=user_id).getUserName())

    return act_as


@pytest.fixture()
def server(functional):
    """A real HTTP server over the functional portal: .url is the site's address."""
    url = f"http://{functional['host']}:{functional['port']}/{functional['portal'].getId()}"
    return SimpleNamespace(url=url, portal=functional["portal"])


@pytest.fixture()
def client(server, logins, demo_password):
    """Make HTTP sessions: client("aino.lahti") logs in by the form, client() is anonymous."""

    def make(user_id=None):
        session = requests.Session()
        if user_id:
            form = {"__ac_name": logins[user_id], "__ac_password": demo_password}
            form["buttons.login"] = "Log in"
            answer = session.post(f"{server.url}/login", data=form, timeout=60)
            assert "__ac" in session.cookies, f"{user_id} cannot log in: {answer.status_code}"
        return session

    return make


@pytest.fixture(scope="session")
def chromium():
    """One Chromium of Debian for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


# Tells the test what the page's Content-Security-Policy has stopped.
WATCH = """document.addEventListener('securitypolicyviolation', event => reportViolation(
    `${event.violatedDirective} at ${location.href}: ${event.blockedURI} `
    + `${event.sourceFile || ''}:${event.lineNumber} ${event.sample}`))"""


@pytest.fixture()
def violations():
    """What the policies of the pages have stopped; a test that provokes some empties it."""
    return []


@pytest.fixture()
def page(chromium, server, client, violations):
    """Open Chromium pages: page("aino.lahti", width=390); anonymous without a user id.

    A test that opens pages fails when their Content-Security-Policy has stopped anything.
    """
    contexts = []

    def make(user_id=None, width=1280, height=900):
        context = chromium.new_context(
            base_url=server.url + "/", viewport={"width": width, "height": height}, locale="fi-FI"
        )
        contexts.append(context)
        context.expose_function("reportViolation", lambda text: violations.append(text))
        context.add_init_script(WATCH)
        if user_id:
            cookies = client(user_id).cookies
            context.add_cookies(
                [{"name": c.name, "value": c.value, "url": server.url} for c in cookies]
            )
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not violations, "\n".join(dict.fromkeys(violations))


@pytest.fixture()
def axe():
    """Assert that a Chromium page has no WCAG 2.2 AA violation: axe(page)."""

    def check(page, exclude=()):
        # Not as a script of the page, which its policy would stop.
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate(
            """async (exclude) => await axe.run({exclude}, {runOnly: {type: 'tag', values:
            ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})""",
            [[selector] for selector in exclude],
        )
        assert result["passes"], "axe looked at nothing"
        found = [
            f"{v['id']} ({v['impact']}): {node['target']} {node['html'][:200]}"
            for v in result["violations"]
            for node in v["nodes"]
        ]
        assert not found, "\n".join(found)

    return check
