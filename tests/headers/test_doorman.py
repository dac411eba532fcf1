"""Requests that must not reach Zope, and headers that must not leave it."""

from etapalvelu.portal.headers import rules
from etapalvelu.portal.headers.doorman import known_hosts
from etapalvelu.portal.headers.doorman import refusal
from etapalvelu.portal.headers.middleware import Headers
from wsgiref.util import setup_testing_defaults
from zExceptions import Redirect
from zExceptions import Unauthorized

import pytest

HOSTS = known_hosts({"PORTAL_ADDRESS": "https://Portaali.example", "PORTAL_HOSTS": "sisa.example"})
LEAK = "/srv/portal/lib/python3.11 aino.lahti"


def environ(**changes):
    request = {"HTTP_HOST": "portaali.example", "REQUEST_METHOD": "GET"} | changes
    setup_testing_defaults(request)
    return request


def answer(application, request):
    told = {}

    def start(status, headers, exc_info=None):
        told.update(status=int(status[:3]), headers=dict(headers), pairs=headers)

    told["body"] = b"".join(Headers(application, HOSTS)(request, start)).decode()
    return told


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("portaali.example", True),
        ("PORTAALI.example:443", True),
        ("sisa.example", True),
        ("localhost:8080", True),
        ("[::1]:8080", True),
        ("evil.example", False),
        ("portaali.example.evil.example", False),
        ("evil.example:portaali.example", False),
        ("portaali.example@evil.example", False),
    ],
)
def test_only_known_names_are_answered(host, known):
    assert (refusal(environ(HTTP_HOST=host), HOSTS) is None) is known


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/VirtualHostBase/https/portaali.example:443/portal/VirtualHostRoot/points", None),
        ("/VirtualHostBase/https/evil.example:443/portal/VirtualHostRoot/login", 400),
        ("/portal/VirtualHostBase/https/portaali.example:443/portal/VirtualHostRoot", 404),
        (
            "/VirtualHostBase/https/portaali.example:443/portal/VirtualHostRoot"
            "/VirtualHostBase/http/evil.example:80/portal/VirtualHostRoot/login",
            404,
        ),
        ("/points\x00.png", 400),
        ("/points\r\nSet-Cookie: a=b", 400),
        ("/\xc0\xaf\xc0\xae", 400),
        ("/pisteet/m\xc3\xa4nty", None),
    ],
)
def test_paths_with_another_meaning(path, status):
    request = environ(PATH_INFO=path, HTTP_HOST="portaali.example")
    refused = refusal(request, HOSTS)
    assert (refused and refused[0]) == status


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "LOCK", "MKCOL", "BREW", "get"])
def test_methods_that_nothing_uses(method):
    told = answer(None, environ(REQUEST_METHOD=method))
    assert told["status"] == 405
    assert "GET" in told["headers"]["Allow"]


def fail(error):
    def application(_environ, _start):
        raise error

    return application


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ValueError(LEAK), 500),
        (Unauthorized(LEAK), 401),
        (UnicodeDecodeError("a", b"", 0, 1, LEAK), 500),
    ],
)
def test_an_error_without_a_page_tells_nothing(error, status):
    told = answer(fail(error), environ())
    assert told["status"] == status
    assert LEAK not in told["body"]
    assert "Error" not in told["body"]
    assert told["headers"][rules.CSP] == rules.STRICT


def test_no_body_follows_a_question_for_headers_only():
    def application(_environ, start):
        start("404 Not Found", [("Content-Type", "text/html")])
        return [b"<p>missing</p>"]

    assert answer(application, environ(REQUEST_METHOD="HEAD"))["body"] == ""
    assert answer(application, environ())["body"]


def test_a_redirect_out_of_zope_stays_one():
    told = answer(fail(Redirect("https://portaali.example/login")), environ())
    assert told["status"] == 302
    assert told["headers"]["Location"].endswith("/login")


def of_zope(kind, *more):
    def application(_environ, start):
        start("200 OK", [("Content-Type", kind), ("X-Powered-By", "Zope 6, Python 3.11"), *more])
        return [b""]

    return application


@pytest.mark.parametrize(
    ("kind", "policy", "cache"),
    [
        ("text/html; charset=utf-8", rules.STRICT, "no-store"),
        ("application/json", rules.DATA, "no-store"),
        ("image/svg+xml", rules.FILE, None),
        ("application/pdf", rules.FILE, None),
    ],
)
def test_every_answer_is_completed(kind, policy, cache):
    told = answer(of_zope(kind), environ())
    headers = told["headers"]
    assert headers[rules.CSP] == policy
    assert headers.get("Cache-Control") == cache
    assert "X-Powered-By" not in headers
    assert rules.ALWAYS.items() <= headers.items()
    assert "Strict-Transport-Security" not in headers


def test_what_a_page_has_set_itself_stays():
    page = of_zope("text/html", (rules.CSP, rules.EDITOR), ("cache-control", "private"))
    told = answer(page, environ())
    assert told["headers"][rules.CSP] == rules.EDITOR
    assert [value for name, value in told["pairs"] if name.lower() == "cache-control"] == [
        "private"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"wsgi.url_scheme": "https"},
        {"PATH_INFO": "/VirtualHostBase/https/portaali.example:443/portal/VirtualHostRoot/"},
    ],
)
def test_https_is_asked_for_over_https(changes):
    told = answer(of_zope("text/html"), environ(**changes))
    assert told["headers"]["Strict-Transport-Security"] == rules.TRANSPORT


def test_our_pages_allow_nothing_inline():
    for policy in (rules.STRICT, rules.EDITOR):
        scripts = policy.split("script-src ")[1].split(";")[0]
        assert scripts == "'self'"
    assert "unsafe" not in rules.STRICT
