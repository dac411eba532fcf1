"""Two Zope processes on one PostgreSQL behave as one."""

import pytest

pytestmark = pytest.mark.slow


def test_what_one_process_wrote_the_other_shows_in_its_next_answer(stack, person):
    writing, reading = stack.urls
    kaisa = person(writing, "kaisa.rantala")
    for number in range(30):
        name = kaisa.write("guides", **{"@type": "Document", "title": f"Ohje {number}"})
        kaisa.patch(f"{writing}/guides/{name}", json={"description": f"Muutos {number}"})
        # The other process has the folder in its cache since the round before.
        seen = kaisa.get(f"{reading}/guides/{name}")
        assert seen.status_code == 200
        assert seen.json()["description"] == f"Muutos {number}"
        writing, reading = reading, writing


def test_a_login_and_a_logout_hold_on_both(stack, person):
    first, second = stack.urls
    kaisa = person(first, "kaisa.rantala")
    for url in stack.urls:
        assert kaisa.get(f"{url}/guides").status_code == 200
    kaisa.get(f"{second}/logout")
    for url in stack.urls:
        assert kaisa.get(f"{url}/guides").status_code == 401
