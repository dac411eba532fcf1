"""The policy of our pages stops what was written into them, and nothing that they need."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PROBE = "() => window.reached === true"


def test_a_script_written_into_a_page_does_not_run(page, server, violations):
    tab = page("kaisa.rantala")
    for path in ("points/kuhmo", "points/kuhmo/edit", "login"):
        tab.route(
            f"**/{path}",
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                body=answer.text().replace(
                    "</main>",
                    "<script>window.reached = true</script>"
                    "<img src=x onerror='window.reached = true'>"
                    "<form action='https://elsewhere.example/'><button id=out></button></form>"
                    "<iframe srcdoc='<script>parent.reached = true</script>'></iframe></main>",
                ),
            ),
        )
        tab.goto(f"{server.url}/{path}", wait_until="load")
        assert tab.locator("#out").count() == 1, "the page was not altered"
        assert tab.evaluate(PROBE) is False, path
        tab.evaluate("document.getElementById('out').click()")
        tab.wait_for_timeout(300)
        assert tab.url.startswith(server.url)
        stopped = "\n".join(violations)
        violations.clear()
        assert stopped.count("script-src-elem") >= 2, stopped
        assert "script-src-attr" in stopped
        assert "form-action" in stopped
