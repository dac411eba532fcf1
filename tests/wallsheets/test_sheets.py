"""A point's sheet: the paper, the tags, the words, and odd data."""

from datetime import date
from etapalvelu.portal.wallsheets import sheet
from etapalvelu.portal.wallsheets import store
from plone import api
from tests.printing import pdfs

import pytest
import subprocess

DAY = date(2026, 12, 1)
ADDRESS = "https://portal.example/point-info?point=kuhmo&language=fi"
LONG = ("Hyvinvointialueen ja kunnan yhteinen asiointi- ja neuvontapalvelupiste " * 6)[:400]


@pytest.fixture()
def facts(portal):
    def of(language="fi", **changes):
        brain = store.point(api.content.get_uuid(portal["points"]["kuhmo"]))
        return store.facts(brain, language, DAY) | changes

    return of


def test_facts_hold_no_person_and_no_meeting_link(portal, facts):
    point = portal["points"]["kuhmo"]
    assert point.meeting_links and point.leader and point.it_contact
    told = str(facts())
    secrets = [link["url"] for link in point.meeting_links] + [point.leader, point.it_contact]
    people = [person.title for person in point.objectValues() if "Contact" in person.portal_type]
    assert people
    assert [secret for secret in secrets + people if secret and secret in told] == []


def test_only_what_runs_is_told(portal, facts):
    before = {group["provider"] for group in facts()["services"]}
    assert "Kela" in str(before) or "Kansaneläkelaitos" in str(before)
    kela = portal["providers"]["kela"]
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(kela, to_state="paused")
    assert kela.title not in {group["provider"] for group in facts()["services"]}


@pytest.mark.parametrize(
    ("format", "marks", "trim", "media"),
    [
        ("a3", False, (0, 0, 297, 420), (0, 0, 297, 420)),
        ("a3", True, (10, 10, 297, 420), (0, 0, 317, 440)),
        ("a4", True, (10, 10, 210, 297), (0, 0, 230, 317)),
    ],
)
def test_paper_has_its_boxes(facts, format, marks, trim, media):
    content = sheet.paper(facts(), ADDRESS, "fi", format=format, marks=marks)
    with pdfs.opened(content) as document:
        (page,) = document.pages
        assert pdfs.box(page, "trimbox") == trim
        assert pdfs.box(page, "mediabox") == media
        if marks:
            x, y, width, height = trim
            assert pdfs.box(page, "bleedbox") == (x - 3, y - 3, width + 6, height + 6)


def test_bleed_alone_makes_the_page_larger(facts):
    with pdfs.opened(sheet.paper(facts(), ADDRESS, "sv", bleed=True)) as document:
        assert pdfs.box(document.pages[0], "mediabox") == (0, 0, 303, 426)
        assert pdfs.box(document.pages[0], "bleedbox") == (0, 0, 303, 426)
        assert pdfs.box(document.pages[0], "trimbox") == (3, 3, 297, 420)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_sheet_can_be_read_aloud(facts, language):
    content = sheet.paper(facts(language), ADDRESS, language)
    with pdfs.opened(content) as document:
        assert str(document.Root.Lang) == language
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert all(pdfs.fonts(document).values())
        found = pdfs.structure(document)
    roles = [role for role, alt in found]
    assert roles.count("Title") == 1
    assert roles.index("Title") < roles.index("H1") < roles.index("H2")
    assert roles.count("TH") == 4 and "Table" in roles and "LI" in roles
    (alt,) = [alt for role, alt in found if role == "Figure"]
    assert "QR" in alt and facts(language)["name"] in alt


def test_code_opens_the_page(portal):
    assert "<svg" in sheet.code(ADDRESS) and sheet.code(ADDRESS) != sheet.code(ADDRESS + "x")
    assert store.public_address("kuhmo", "sv").endswith("/point-info?point=kuhmo&language=sv")


ODD = {
    "long name": {"name": LONG, "street": "Pitkänkadunnimi" * 13},
    "no space": {"name": "Ä" * 400},
    "arabic and emoji": {"name": "مركز الخدمة 👩‍👩‍👧 ☎️ 漢字", "street": "شارع 4"},
    "markup": {"name": '<b>#panic("x")</b> $x$ */', "phone": '#read("/etc/passwd")'},
    "nothing": dict.fromkeys(("street", "postal", "phone", "website"), "")
    | {"hours": [], "exceptions": [], "services": [], "languages": []},
    "forty services": {
        "services": [
            {"provider": f"Viranomainen {i}", "names": [f"Palvelu {i}.{j}" for j in range(5)]}
            for i in range(8)
        ]
    },
}


@pytest.mark.parametrize("case", ODD)
@pytest.mark.parametrize("format", ["a3", pytest.param("a4", marks=pytest.mark.slow)])
def test_odd_data_stay_on_the_paper(facts, tmp_path, case, format):
    told = facts(**ODD[case])
    content = sheet.paper(told, ADDRESS, "fi", format=format, marks=True)
    with pdfs.opened(content) as document:
        assert len(document.pages) == 1
    text = pdfs.shown(content, tmp_path)
    flat = pdfs.flat(text)
    for name in ("name", "street", "phone"):
        if case != "arabic and emoji":
            assert pdfs.flat(told[name]) in flat
    names = [name for group in told["services"] for name in group["names"]]
    assert [name for name in names if pdfs.flat(name) not in flat] == []
    assert outside(tmp_path / "shown.pdf", format) == []
    if case == "nothing":
        assert pdfs.flat("Kysy aukioloaikoja palvelupisteestä") in flat


def outside(path, format):
    """Return the words of a PDF with crop marks that are not 10 mm within the trimmed page."""
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    width, height = (297, 420) if format == "a3" else (210, 297)
    scale = width / 297
    low, right, bottom = (
        (10 + 8 * scale) / pdfs.MM,
        (10 + width - 8 * scale) / pdfs.MM,
        (10 + height - 3 * scale) / pdfs.MM,
    )
    found = []
    for line in done.stdout.decode(errors="replace").splitlines():
        if "<word" not in line:
            continue
        values = {part.split("=")[0]: part.split('"')[1] for part in line.split() if '="' in part}
        x, y = float(values["xMin"]), float(values["yMin"])
        far, deep = float(values["xMax"]), float(values["yMax"])
        if x < low or far > right or y < low or deep > bottom:
            found.append(line)
    return found


@pytest.mark.parametrize("size", ["980x400", "1200x630", "728x90", "300x250"])
def test_banner_has_its_pixels(facts, size):
    from io import BytesIO
    from PIL import Image

    made = Image.open(BytesIO(sheet.banner(facts(name=LONG), ADDRESS, "fi", size)))
    assert f"{made.width}x{made.height}" == size
    # The rim holds no letters: nothing is cut.
    ground = made.getpixel((made.width - 1, 0))
    rim = [made.getpixel((made.width - 3, y)) for y in range(made.height - 14)]
    assert set(rim) == {ground}
