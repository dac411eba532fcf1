"""The import pages over real HTTP: round trip, double work, strangers."""

from concurrent.futures import ThreadPoolExecutor
from etapalvelu.portal.core.tables.csvfile import write_csv

import pytest
import re
import transaction

COORDINATOR = "kaisa.rantala"
HEADINGS = ("Nimi", "Kunta", "Katuosoite", "Postinumero", "Postitoimipaikka")
TOKEN = re.compile(r'name="_authenticator"\s+value="(\w+)"')
DIGEST = re.compile(r'name="digest"\s+type="hidden"\s+value="(\w+)"')


def fetch_point(name):
    return name, "Nurmes", "Kirkkokatu 14", "75500", "Nurmes"


class Importer:
    def __init__(self, session, address):
        self.session, self.address = session, address

    def look(self, data, register="points"):
        page = self.session.get(self.address, timeout=60).text
        fields = {"_authenticator": TOKEN.search(page)[1], "register": register, "upload": "1"}
        answer = self.session.post(
            self.address, data=fields, files={"file": ("tiedosto.csv", data)}, timeout=60
        )
        assert answer.status_code == 200
        self.pending = answer.url.partition("pending=")[2]
        self.page = answer.text
        return self.page

    def apply(self):
        fields = {
            "_authenticator": TOKEN.search(self.page)[1],
            "digest": DIGEST.search(self.page)[1],
            "pending": self.pending,
            "apply": "1",
        }
        return self.session.post(self.address, data=fields, timeout=60)


@pytest.fixture()
def importer(client, server):
    return lambda user=COORDINATOR: Importer(client(user), f"{server.url}/registry-import")


@pytest.mark.parametrize(
    ("register", "export"),
    [
        ("points", "points/points-export"),
        ("services", "services-export"),
        ("contacts", "contacts-export"),
        ("providers", "providers/providers-export"),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_changes_nothing_when_imported(importer, server, register, export, kind):
    with_all = importer()
    answer = with_all.session.get(f"{server.url}/{export}?format={kind}&state=all", timeout=60)
    assert answer.status_code == 200
    page = with_all.look(answer.content, register)
    numbers = [int(n) for n in re.findall(r'<td class="text-end"\s*>(\d+)</td>', page)]
    assert numbers[:2] + numbers[3:] == [0, 0, 0], page
    assert numbers[2] > 5
    assert 'name="apply"' not in page


def test_looking_saves_nothing_and_applying_saves(importer, functional_portal):
    one = importer()
    one.look(write_csv(HEADINGS, [fetch_point("Koepiste")]))
    transaction.begin()
    assert "koepiste" not in functional_portal["points"]
    answer = one.apply()
    assert answer.status_code == 200
    transaction.begin()
    assert "koepiste" in functional_portal["points"]
    # The same button once more finds nothing to do.
    assert one.apply().status_code == 200
    transaction.begin()
    assert [i for i in functional_portal["points"] if i.startswith("koepiste")] == ["koepiste"]


def test_two_at_once_make_one_of_each(importer, functional_portal):
    both = [importer(), importer()]
    rows = [fetch_point(f"Rinnakkainen {n}") for n in range(5)]
    for each in both:
        each.look(write_csv(HEADINGS, rows))
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(Importer.apply, both))
    assert [answer.status_code for answer in answers] == [200, 200]
    transaction.begin()
    made = sorted(i for i in functional_portal["points"] if i.startswith("rinnakkainen"))
    assert made == [f"rinnakkainen-{n}" for n in range(5)]


def test_a_register_changed_meanwhile_is_shown_again(importer, functional_portal):
    one = importer()
    one.look(write_csv(HEADINGS, [fetch_point("Kiistapiste")]))
    two = importer()
    two.look(write_csv(HEADINGS, [fetch_point("Kiistapiste")]))
    two.apply()
    answer = one.apply()
    assert 'class="alert alert-warning"' in answer.text
    transaction.begin()
    assert [i for i in functional_portal["points"] if i.startswith("kiista")] == ["kiistapiste"]


def test_an_upload_is_its_uploaders_own(importer, client, server):
    one = importer()
    one.look(write_csv(HEADINGS, [fetch_point("Salainen piste")]))
    address = f"{server.url}/registry-import?pending={one.pending}"
    assert "Salainen piste" in one.session.get(address, timeout=60).text
    another = client("veikko.aalto").get(address, timeout=60)
    assert "Salainen piste" not in another.text


@pytest.mark.parametrize("user", [None, "aino.lahti", "eero.kangas", "riikka.heino"])
@pytest.mark.parametrize("view", ["registry-import", "ptv-import", "import-parts"])
def test_others_have_no_import(client, server, user, view):
    answer = client(user).get(f"{server.url}/{view}", timeout=60, allow_redirects=False)
    assert answer.status_code in (302, 401, 403)


def test_nothing_is_done_without_the_pages_own_token(importer, functional_portal):
    one = importer()
    one.look(write_csv(HEADINGS, [fetch_point("Väärennetty")]))
    fields = {"pending": one.pending, "digest": DIGEST.search(one.page)[1], "apply": "1"}
    assert one.session.post(one.address, data=fields, timeout=60).status_code == 403
    assert one.session.get(one.address, params=fields, timeout=60).status_code == 200
    transaction.begin()
    assert "vaarennetty" not in functional_portal["points"]


def test_script_in_a_file_is_shown_as_text(importer):
    attack = "<script>alert(1)</script>"
    page = importer().look(write_csv((*HEADINGS, attack), [(attack, attack, "", "", "", "x")]))
    assert attack not in page
    assert "&lt;script&gt;" in page
