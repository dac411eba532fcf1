"""The list of service points over HTTP, with a preparing point in it that others must not see."""

from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.core.tables.read import read_table
from etapalvelu.portal.servicepoints.listing import PointsListing
from etapalvelu.portal.servicepoints.rules import HELSINKI
from plone import api
from tests.servicepoints import pages

import pytest
import transaction

HIDDEN = "Utsjoen"


@pytest.fixture()
def aino(client):
    return client("aino.lahti")


def points(session, server, query=""):
    return pages.page(session.get(f"{server.url}/points{query}", timeout=60))


def test_everybody_sees_the_active_points_and_only_its_own_people_one_in_preparation(
    server, client, aino
):
    assert "Kuhmon asiointipiste" in pages.names(points(aino, server))
    assert not [name for name in pages.names(points(aino, server)) if name.startswith(HIDDEN)]
    own = pages.names(points(client("niilo.valle"), server))
    assert [name for name in own if name.startswith(HIDDEN)]


def test_a_point_in_preparation_leaks_through_no_list_search_or_file(server, aino):
    places = (
        "points?state=all&all=1",
        "points?q=utsjoki",
        "points/points-addresses?state=all",
        "points/points-export?format=csv&state=all",
        "@search?portal_type=ServicePoint&metadata_fields=_all&b_size=100",
    )
    for place in places:
        answer = aino.get(f"{server.url}/{place}", headers=_json(place), timeout=60)
        assert answer.status_code == 200, place
        assert "kuhmo" in answer.text.lower() or "q=utsjoki" in place
        assert HIDDEN not in answer.text, place
    answer = aino.get(f"{server.url}/points/utsjoki", allow_redirects=False, timeout=60)
    assert answer.status_code in (302, 401, 404)


def _json(place):
    return {"Accept": "application/json"} if place.startswith("@") else {}


@pytest.mark.parametrize("query", ["kuhmo", "KUHMO asiointi", "kuhmö"])
def test_text_is_found_in_spite_of_case_and_accents(server, aino, query):
    assert pages.names(points(aino, server, f"?q={query}")) == ["Kuhmon asiointipiste"]


def test_a_municipality_narrows_the_list_and_the_count_says_so(server, aino):
    document = points(aino, server, "?municipality=290")
    assert pages.names(document) == ["Kuhmon asiointipiste"]
    assert pages.words(document.cssselect("main [role=status]")[0]) == "1 palvelupiste"


def test_nothing_found_offers_the_whole_list(server, aino):
    document = points(aino, server, "?q=zzz")
    assert not document.cssselect("table")
    assert document.cssselect(".empty-state a")[0].get("href").endswith("/points/points-listing")


def test_names_are_sorted_in_finnish_order_both_ways(server, aino):
    rising = pages.names(points(aino, server))
    falling = pages.names(points(aino, server, "?sort=-title"))
    assert rising == falling[::-1]
    assert len(rising) > 5
    heading = points(aino, server, "?sort=-title").cssselect("th[aria-sort]")
    assert [each.get("aria-sort") for each in heading] == ["descending"]


@pytest.mark.parametrize(
    "query",
    ["?sort=__class__", "?page=-1", "?page=999", "?municipality=<b>", "?q=a&q=b", "?state=x"],
)
def test_odd_parameters_give_the_list(server, aino, query):
    assert points(aino, server, query).cssselect("form[role=search]")


def test_open_now_leaves_out_closed_and_paused_points(server, aino):
    now = datetime.now(HELSINKI)
    around = [
        {"day": day, "opens": "00:00", "closes": "24:00", "valid_from": None, "valid_to": None}
        for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    ]
    day = timedelta(days=1)
    these_days = {"date": (now - day).date(), "until": (now + day).date()}
    for name in ("kuhmo", "mikkeli", "lieksa"):
        point = server.portal["points"][name]
        point.opening_hours, point.exceptions = around, []
    server.portal["points"]["mikkeli"].exceptions = [
        these_days | {"opens": "", "closes": "", "reason": "Remontti"}
    ]
    for point in server.portal["points"].objectValues("Dexterity Container"):
        if point.getId() not in ("kuhmo", "mikkeli", "lieksa"):
            point.opening_hours, point.exceptions = [], []
        point.reindexObject()
    assert api.content.get_state(server.portal["points"]["lieksa"]) == "paused"
    transaction.commit()
    assert pages.names(points(aino, server, "?open=1")) == ["Kuhmon asiointipiste"]


def test_swedish_readers_get_swedish_names(server, aino):
    swedish = {"Cookie": f"__ac={aino.cookies['__ac']}; I18N_LANGUAGE=sv"}
    aino.cookies.clear()
    aino.headers.update(swedish)
    assert "Kuhmo serviceställe" in pages.names(points(aino, server))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_follows_the_filter_and_reads_back(server, aino, kind):
    address = f"{server.url}/points/points-export?format={kind}&municipality=290"
    answer = aino.get(address, timeout=60)
    table = read_table(f"points.{kind}", answer.content)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert [row.cells["Tunniste"] for row in table.rows] == ["kuhmo"]
    assert table.rows[0].cells["Aukioloajat"].startswith("ma-to 9-11.30 12.15-15.30")


def test_no_file_has_a_meeting_link(server, client):
    manager = client("kaisa.rantala")
    answer = manager.get(f"{server.url}/points/points-export?format=csv&state=all", timeout=60)
    links = [link for p in server.portal["points"].objectValues() for link in p.meeting_links]
    assert links
    assert not [link["url"] for link in links if link["url"] in answer.text]


def test_a_formula_in_a_name_stays_text(server, aino):
    point = server.portal["points"]["kuhmo"]
    point.title = '=HYPERLINK("https://evil.example")'
    point.reindexObject()
    transaction.commit()
    answer = aino.get(f"{server.url}/points/points-export?format=csv&municipality=290", timeout=60)
    assert ";\"'=HYPERLINK" in answer.content.decode("utf-8-sig")


def test_the_page_stays_small(server, aino):
    assert len(aino.get(f"{server.url}/points", timeout=60).content) < 60_000


def test_the_list_wakes_no_point(portal, login):
    login("aino.lahti")
    transaction.savepoint()
    portal._p_jar.cacheMinimize()
    view = PointsListing(portal["points"], portal.REQUEST)
    view.__name__ = "points-listing"
    rows = list(view.rows())
    assert len(rows) > 5
    containers = portal["points"]._tree.values()
    assert {point._p_changed for point in containers} == {None}
