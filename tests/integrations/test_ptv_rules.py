"""What is understood of PTV documents, and how the rest is refused."""

from datetime import date
from etapalvelu.portal.integrations.ptv.hours import opening_hours
from etapalvelu.portal.integrations.ptv.model import PtvAddress
from etapalvelu.portal.integrations.ptv.model import PtvChannel
from etapalvelu.portal.integrations.ptv.model import PtvError
from etapalvelu.portal.integrations.ptv.model import PtvLocation
from etapalvelu.portal.integrations.ptv.model import PtvOrganisation
from etapalvelu.portal.integrations.ptv.model import PtvService
from etapalvelu.portal.integrations.ptv.rules import read_document
from etapalvelu.portal.integrations.ptv.rules import read_file
from etapalvelu.portal.servicepoints.rules import ExceptionalDays
from etapalvelu.portal.servicepoints.rules import OpeningHours
from etapalvelu.portal.servicepoints.rules import Period
from etapalvelu.portal.servicepoints.rules import Span
from etapalvelu.portal.servicepoints.rules import week
from tests.integrations import ptv_documents as documents

import json
import pytest

OFFICE = (Span(540, 960),)


def refused(document):
    records, findings = read_file("tiedosto.json", json.dumps(document).encode())
    assert records == []
    (finding,) = findings
    assert finding.file == "tiedosto.json"
    return finding.problem.msgid, finding.field


def test_an_organisation():
    assert read_document("o.json", documents.organisation()) == PtvOrganisation(
        id=documents.ORGANISATION,
        file="o.json",
        names={"fi": "Esimerkkivirasto", "sv": "Exempelverket"},
        descriptions={"fi": "Esimerkin vuoksi."},
        kind="state",
        business_id="1234567-1",
        phone="+358 29000000",
        email="kirjaamo@esimerkki.example",
        website="https://esimerkki.example/",
    )


def test_a_service():
    assert read_document("s.json", documents.service()) == PtvService(
        id=documents.SERVICE,
        file="s.json",
        names={"fi": "Neuvonta", "sv": "Rådgivning", "en": "Advice"},
        summaries={"fi": "Neuvontaa lomakkeista.", "sv": "Råd."},
        organisation_id=documents.ORGANISATION,
        languages=("fi", "sv"),
        keywords=("lomake",),
        channel_ids=(documents.CHANNEL,),
    )


@pytest.mark.parametrize(
    ("ptv", "ours"),
    [("EChannel", "eservice"), ("WebPage", "web"), ("PrintableForm", "form"), ("Phone", "phone")],
)
def test_channels(ptv, ours):
    assert read_document("c.json", documents.channel(serviceChannelType=ptv)) == PtvChannel(
        id=documents.CHANNEL,
        file="c.json",
        kind=ours,
        organisation_id=documents.ORGANISATION,
        names={"fi": "Verkkolomake"},
        summaries={"fi": "Täytä verkossa."},
        url="https://esimerkki.example/lomake",
        service_ids=(documents.SERVICE,),
    )


def test_a_service_location():
    assert read_document("l.json", documents.location()) == PtvLocation(
        id=documents.LOCATION,
        file="l.json",
        kind="visit",
        organisation_id=documents.ORGANISATION,
        names={"fi": "Nurmeksen asiointipiste"},
        summaries={"fi": "Asiointia."},
        url="https://nurmes.example/asiointi",
        phone="+358 29111111",
        service_ids=(documents.SERVICE,),
        email="asiointipiste@nurmes.example",
        address=PtvAddress("Kirkkokatu 14", "75500", "NURMES", "541"),
        hours=OpeningHours((Period(week(*[OFFICE] * 5)),)),
    )


def test_persons_are_left_out():
    location = read_document(
        "l.json",
        documents.location(
            emails=[
                {"language": "fi", "value": "maija.salainen@nurmes.example"},
                {"language": "fi", "value": "asiointi.nurmes@nurmes.example"},
            ],
            phoneNumbers=[
                {"number": "111", "additionalInformation": "johtaja Maija Salainen"},
                {"number": "222"},
                {"type": "Fax", "number": "333"},
            ],
        ),
    )
    assert (location.email, location.phone) == ("asiointi.nurmes@nurmes.example", "222")
    assert "Salainen" not in repr(location)


def test_the_hash_follows_what_we_take():
    before = read_document("a.json", documents.service())
    moved = read_document("b.json", documents.service(modified="2026-11-24"))
    renamed = read_document("a.json", documents.service(serviceNames=documents.texts("Toinen")))
    assert before.payload_hash == moved.payload_hash != renamed.payload_hash


def test_lists_and_pages_of_documents():
    page = {"pageNumber": 1, "itemList": [documents.service(), documents.service(id="x"), 1]}
    records, findings = read_file("sivu.json", json.dumps(page).encode())
    assert [record.id for record in records] == [documents.SERVICE]
    assert [str(finding) for finding in findings] == [
        "sivu.json, [1].id: The field has no PTV identifier: x.",
        "sivu.json, [2]: The field should be a JSON object.",
    ]


@pytest.mark.parametrize(
    ("document", "msgid", "field"),
    [
        ([], "ptv_empty", ""),
        ("teksti", "ptv_wrong_form", ""),
        ({}, "ptv_unknown_document", ""),
        (documents.service(id=None), "ptv_no_id", "id"),
        (documents.service(id=7), "ptv_wrong_form", "id"),
        (documents.service(serviceNames=[]), "ptv_no_name", "serviceNames"),
        (documents.service(serviceNames={}), "ptv_wrong_form", "serviceNames"),
        (documents.service(serviceNames=["x"]), "ptv_wrong_form", "serviceNames[0]"),
        (documents.service(organizations=[]), "ptv_no_organisation", "organizations"),
        (documents.service(publishingStatus="Deleted"), "ptv_not_published", "publishingStatus"),
        (
            documents.service(serviceChannels=[{"serviceChannel": {"id": "1"}}]),
            "ptv_no_id",
            "serviceChannels[0].serviceChannel.id",
        ),
        (documents.channel(serviceChannelType="Fax"), "ptv_unknown_channel", "serviceChannelType"),
        (
            documents.channel(webPages=[{"url": "javascript:alert(1)"}]),
            "ptv_bad_url",
            "webPages",
        ),
        (documents.location(addresses=[]), "ptv_no_address", "addresses"),
        (
            documents.location(serviceHours=[{"serviceHourType": "Joskus"}]),
            "ptv_unknown_hours",
            "serviceHours[0].serviceHourType",
        ),
        (
            documents.location(serviceHours=[documents.weekdays("9", "kello")]),
            "problem_time_unreadable",
            "serviceHours[0].openingHour[0].to",
        ),
    ],
)
def test_refusals_name_the_field(document, msgid, field):
    assert refused(document) == (msgid, field)


@pytest.mark.parametrize(
    ("changes", "msgid", "field"),
    [
        ({"municipality": None}, "ptv_no_municipality", "municipality"),
        ({"municipality": {"code": "999"}}, "ptv_unknown_municipality", "municipality.code"),
        ({"postalCode": "7550"}, "ptv_bad_postal_code", "postalCode"),
        ({"street": []}, "ptv_missing", "street"),
    ],
)
def test_an_address_must_be_whole(changes, msgid, field):
    location = documents.location()
    location["addresses"][0]["streetAddress"] |= changes
    assert refused(location) == (msgid, f"addresses[0].streetAddress.{field}")


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_broken_json_is_refused(data):
    records, findings = read_file("rikki.json", data)
    assert records == []
    assert [str(finding) for finding in findings] == ["rikki.json: The file is not readable JSON."]


def hours(*entries):
    return opening_hours({"serviceHours": list(entries)})


def test_hours_of_a_season_and_a_closed_day():
    read = hours(
        documents.weekdays("09:00", "16:00"),
        documents.weekdays("10:00", "12:00", validFrom="2026-06-01", validTo="2026-08-31"),
        {
            "serviceHourType": "Exceptional",
            "validFrom": "2026-12-23T22:00:00Z",
            "isClosed": True,
            "additionalInformation": [{"language": "fi", "value": "Jouluaatto"}],
        },
    )
    assert read == OpeningHours(
        (
            Period(week(*[OFFICE] * 5)),
            Period(week(*[(Span(600, 720),)] * 5), date(2026, 6, 1), date(2026, 8, 31)),
        ),
        (ExceptionalDays(date(2026, 12, 24), date(2026, 12, 24), (), "Jouluaatto"),),
    )


def test_no_hours_in_force_means_always_open():
    assert hours({"serviceHourType": "DaysOfTheWeek"}).periods[0].days == ((Span(0, 1440),),) * 7


def test_a_day_range_and_a_night():
    span = {"dayFrom": "Monday", "dayTo": "Wednesday", "from": "9:00", "to": "10:00"}
    night = {"dayFrom": "Sunday", "dayTo": "Monday", "from": "22:00", "to": "02:00"}
    week_days = (
        hours(
            {"serviceHourType": "Standard", "openingHour": [span]},
            {"serviceHourType": "OverMidnight", "openingHour": [night]},
        )
        .periods[0]
        .days
    )
    nine = Span(540, 600)
    assert week_days == ((Span(0, 120), nine), (nine,), (nine,), (), (), (), (Span(1320, 1440),))


def test_generation_12_as_far_as_it_is_documented():
    channel = {
        "contentId": documents.CHANNEL,
        "serviceChannelType": "TelephoneService",
        "organizationContentId": documents.ORGANISATION,
        "languageVersions": {
            "fi": {
                "name": "Puhelinneuvonta",
                "summary": "Soita.",
                "contactPhoneNumbers": [{"dialCode": "+358", "number": "29222222"}],
            },
            "sv": {"name": "Telefonrådgivning"},
        },
        "connections": [
            {"serviceContentId": documents.SERVICE, "channelContentId": documents.CHANNEL}
        ],
    }
    read = read_document("v12.json", channel)
    assert (read.kind, read.names, read.phone, read.service_ids) == (
        "phone",
        {"fi": "Puhelinneuvonta", "sv": "Telefonrådgivning"},
        "+358 29222222",
        (documents.SERVICE,),
    )
    with pytest.raises(PtvError, match="no street address"):
        read_document("v12.json", channel | {"serviceChannelType": "ServiceLocation"})
