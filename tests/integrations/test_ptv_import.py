"""PTV documents in the registers: made once, brought up to date, never half."""

from etapalvelu.portal.core.registers import engine
from etapalvelu.portal.integrations.ptv.files import from_path
from etapalvelu.portal.integrations.ptv.store import plan
from pathlib import Path
from plone import api
from tests.integrations import ptv_documents as documents

import json
import os
import pytest

SAMPLES = Path(os.environ.get("ETAPALVELU_SAMPLES", Path(__file__).parents[3] / "shared/samples"))
NOTHING = {"created": 0, "updated": 0, "unchanged": 0, "refused": 0}


@pytest.fixture()
def portal(integration, login):
    login("kaisa.rantala")
    return integration["portal"]


def planned(*wanted):
    return plan([(f"{n}.json", json.dumps(each).encode()) for n, each in enumerate(wanted)])


def imported(*wanted):
    made = planned(*wanted)
    engine.apply(made)
    return made


def everything(**changes):
    return (
        documents.location(**changes.get("location", {})),
        documents.channel(**changes.get("channel", {})),
        documents.service(**changes.get("service", {})),
        documents.organisation(**changes.get("organisation", {})),
    )


def fields(made):
    return {
        change.record.portal_type: [field.name for field in change.fields]
        for change in made.changes
        if change.kind == "updated"
    }


def test_a_package_in_any_order(portal):
    made = imported(*everything())
    assert made.counts() == NOTHING | {"created": 3}
    assert made.all_findings() == []
    provider = portal["providers"]["esimerkkivirasto"]
    assert (provider.title_sv, provider.kind, provider.business_id) == (
        "Exempelverket",
        "state",
        "1234567-1",
    )
    service = provider["neuvonta"]
    assert (service.title_en, service.summary_sv, service.keywords) == (
        "Advice",
        "Råd.",
        ["lomake"],
    )
    assert service.channels == [
        {
            "kind": "eservice",
            "name": "Verkkolomake",
            "url": "https://esimerkki.example/lomake",
            "phone": None,
            "note": "Täytä verkossa.",
        },
        {
            "kind": "visit",
            "name": "Nurmeksen asiointipiste",
            "url": "https://nurmes.example/asiointi",
            "phone": "+358 29111111",
            "note": "Asiointia.",
        },
    ]
    point = portal["points"]["nurmeksen-asiointipiste"]
    assert (point.municipality, point.street_address, point.postal_code) == (
        "541",
        "Kirkkokatu 14",
        "75500",
    )
    assert [row["opens"] for row in point.opening_hours] == ["09:00"] * 5
    assert api.content.get_state(point) == "preparing"


def test_the_same_package_again_changes_nothing(portal):
    imported(*everything())
    again = imported(*everything(service={"modified": "2026-11-24"}))
    assert again.counts() == NOTHING | {"unchanged": 3}


def test_what_changed_is_told_field_by_field(portal):
    imported(*everything())
    made = imported(
        *everything(
            service={"keywords": []},
            location={"serviceHours": [documents.weekdays("10:00", "12:00")]},
            channel={"webPages": [{"language": "fi", "url": "https://esimerkki.example/uusi"}]},
        )
    )
    assert fields(made) == {"ServicePoint": ["opening_hours"], "Service": ["channels"]}
    service = portal["providers"]["esimerkkivirasto"]["neuvonta"]
    # PTV tells no keywords any more, but what it does not tell stays.
    assert service.keywords == ["lomake"]
    assert [row["url"] for row in service.channels][0] == "https://esimerkki.example/uusi"
    assert len(service.channels) == 2


def test_peoples_own_fields_and_corrections_stay(portal):
    imported(*everything())
    service = portal["providers"]["esimerkkivirasto"]["neuvonta"]
    service.suitability = "yes"
    service.title_sv = "Vår rättelse"
    service.channels = [
        {"kind": "remote", "name": "Etäpalvelu", "url": None, "phone": None, "note": "omamme"},
        *service.channels,
    ]
    point = portal["points"]["nurmeksen-asiointipiste"]
    point.phone = "+358 29 999 9999"
    assert imported(*everything()).counts() == NOTHING | {"unchanged": 3}
    assert (service.title_sv, point.phone) == ("Vår rättelse", "+358 29 999 9999")
    newer = {"serviceNames": documents.texts("Uusi nimi", sv="Nytt namn")}
    imported(*everything(service=newer))
    assert (service.title, service.title_sv, service.suitability) == (
        "Uusi nimi",
        "Nytt namn",
        "yes",
    )
    assert [row["kind"] for row in service.channels] == ["remote", "eservice", "visit"]


def test_a_channel_that_left_ptv_leaves_the_service(portal):
    imported(*everything())
    imported(documents.service(serviceChannels=[]))
    service = portal["providers"]["esimerkkivirasto"]["neuvonta"]
    assert service.channels == []


def test_a_channel_may_come_later_than_its_service(portal):
    imported(documents.organisation(), documents.service())
    service = portal["providers"]["esimerkkivirasto"]["neuvonta"]
    assert not service.channels
    made = imported(documents.channel())
    assert fields(made) == {"Service": ["channels"]}
    assert [row["name"] for row in service.channels] == ["Verkkolomake"]
    assert imported(documents.channel()).counts() == NOTHING | {"unchanged": 1}


def test_what_has_no_home_is_told(portal):
    made = imported(documents.service(), documents.channel(services=[]))
    assert [str(finding) for finding in made.all_findings()] == [
        f"0.json, organizations: Its organisation {documents.ORGANISATION} "
        "is neither in the portal nor in this import.",
    ]
    alone = imported(documents.channel())
    assert [str(finding) for finding in alone.all_findings()] == [
        "0.json, services: None of the channel's services is in the portal or in this import."
    ]


def test_a_refused_organisation_takes_its_services_along(portal):
    bad = documents.organisation(phoneNumbers=[{"number": "soita meille"}])
    made = imported(bad, documents.service())
    assert made.counts() == NOTHING | {"refused": 2}
    assert [finding.field for finding in made.all_findings()] == ["phoneNumbers", "organizations"]
    assert "esimerkkivirasto" not in portal["providers"]


def test_a_provider_known_by_its_business_id_is_joined(portal):
    provider = portal["providers"]["verohallinto"]
    provider.business_id = "1234567-1"
    made = imported(documents.organisation())
    assert made.counts() == NOTHING | {"updated": 1}
    assert provider.ptv_id == documents.ORGANISATION


def test_the_same_record_in_two_files(portal):
    made = imported(documents.organisation(), documents.organisation())
    assert [str(finding) for finding in made.all_findings()] == [
        "1.json, id: The same record is in 0.json too."
    ]
    assert made.counts() == NOTHING | {"created": 1, "refused": 1}


def test_markup_in_ptv_stays_text(portal):
    attack = "<script>alert(1)</script>"
    imported(documents.organisation(organizationNames=documents.texts(attack)))
    (provider,) = [each for each in portal["providers"].values() if each.title == attack]
    assert "<script>alert" not in provider()


@pytest.mark.skipif(
    not (SAMPLES / "ptv").exists(),
    reason="NOT IMPORTED: set ETAPALVELU_SAMPLES to the folder that has ptv",
)
def test_the_real_files_are_imported_once(portal):
    files = from_path(SAMPLES / "ptv/out")
    made = plan(files)
    engine.apply(made)
    assert made.counts() == NOTHING | {"created": 42, "refused": 1}
    # The one location whose address has no municipality.
    assert [(f.field, f.problem.msgid) for f in made.all_findings()] == [
        ("addresses[0].streetAddress.municipality", "ptv_no_municipality")
    ]
    used = {change.record.file for change in made.changes}
    rows = [row for change in made.changes for row in getattr(change.content, "channels", [])]
    assert len(files) == 75 and len(used) == 42 and len(rows) > 32
    again = plan(files)
    engine.apply(again)
    assert again.counts() == NOTHING | {"unchanged": 42, "refused": 1}
