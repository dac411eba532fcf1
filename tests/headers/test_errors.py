"""What a member who is no manager reads when something breaks, and where nobody is sent."""

from tests.security.test_anonymous import leaks

import pytest

MEMBER = "aino.lahti"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "https:evil.example",
    "https://localhost.evil.example/",
    "https://localhost@evil.example/",
    "javascript:alert(1)",
    "%2f%2fevil.example",
    "/login\r\nSet-Cookie: a=b",
)


@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*"])
def test_errors_tell_nothing(client, server, accept):
    session, found, seen = client(MEMBER), [], set()
    session.headers["Accept"] = accept
    for path in (
        "no-such-page",
        "@@babel_utils",
        "++skin++Plone",
        "points/kuhmo/edit",
        "@@overview-controlpanel",
        "@search?b_size=x&sort_on=nonsense",
        "@@getVocabulary?name=nonsense",
        "points/kuhmo/@@download/nonsense/a.pdf",
        "points/kuhmo/@@images/nonsense",
        "@@search?b_start:int=x",
        "@@search?x:date=nonsense",
        "points?sort=%00&page=-1",
        "passwordreset",
    ):
        answer = session.get(f"{server.url}/{path}", timeout=60)
        seen.add(answer.status_code)
        if answer.status_code < 400:
            continue
        # The member's own name is in the frame of the page.
        found += [leak for leak in leaks(answer, path) if MEMBER not in leak]
    assert {404, 403} & seen or {401, 404} & seen
    assert not found, "\n".join(found)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_sent_elsewhere(client, server, logins, demo_password, target):
    session = client()
    form = {
        "__ac_name": logins[MEMBER],
        "__ac_password": demo_password,
        "came_from": target,
        "next": target,
        "buttons.login": "Log in",
    }
    answers = [session.post(f"{server.url}/login", data=form, timeout=60, allow_redirects=False)]
    for path in ("set-language", "logout", "login", "@@set-language"):
        parameters = {"came_from": target, "next": target, "language": "sv", "redirect": target}
        for method in ("GET", "POST"):
            answers.append(
                session.request(
                    method,
                    f"{server.url}/{path}",
                    params=parameters if method == "GET" else None,
                    data=parameters if method == "POST" else None,
                    timeout=60,
                    allow_redirects=False,
                )
            )
    moved = [answer for answer in answers if "Location" in answer.headers]
    assert moved, "nothing redirects"
    for answer in moved:
        assert answer.headers["Location"].startswith(server.url), answer.url
        assert "Set-Cookie: a" not in str(answer.headers)
