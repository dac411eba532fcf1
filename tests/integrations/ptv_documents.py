"""Invented PTV documents in the form of generation 11, for tests."""

from copy import deepcopy

ORGANISATION = "a0000000-0000-4000-8000-000000000001"
SERVICE = "b0000000-0000-4000-8000-000000000001"
CHANNEL = "c0000000-0000-4000-8000-000000000001"
LOCATION = "d0000000-0000-4000-8000-000000000001"


def texts(value, kind="Name", **others):
    return [
        {"language": language, "type": kind, "value": text}
        for language, text in {"fi": value, **others}.items()
    ]


def organisation(**changes):
    return deepcopy(
        {
            "id": ORGANISATION,
            "organizationType": "State",
            "businessCode": "1234567-1",
            "organizationNames": texts("Esimerkkivirasto", sv="Exempelverket"),
            "organizationDescriptions": texts("Esimerkin vuoksi.", "Description"),
            "phoneNumbers": [{"type": "Phone", "prefixNumber": "+358", "number": "29000000"}],
            "emails": [{"language": "fi", "value": "kirjaamo@esimerkki.example"}],
            "webPages": [{"language": "fi", "url": "https://esimerkki.example/"}],
            "publishingStatus": "Published",
        }
        | changes
    )


def service(**changes):
    return deepcopy(
        {
            "id": SERVICE,
            "serviceNames": texts("Neuvonta", sv="Rådgivning", en="Advice"),
            "serviceDescriptions": texts("Neuvontaa lomakkeista.", "Summary", sv="Råd."),
            "languages": ["fi", "sv"],
            "keywords": [{"language": "fi", "value": "lomake"}],
            "organizations": [{"roleType": "Responsible", "organization": {"id": ORGANISATION}}],
            "serviceChannels": [{"serviceChannel": {"id": CHANNEL}}],
            "publishingStatus": "Published",
        }
        | changes
    )


def channel(**changes):
    return deepcopy(
        {
            "id": CHANNEL,
            "serviceChannelType": "EChannel",
            "organizationId": ORGANISATION,
            "serviceChannelNames": texts("Verkkolomake"),
            "serviceChannelDescriptions": texts("Täytä verkossa.", "Summary"),
            "webPages": [{"language": "fi", "url": "https://esimerkki.example/lomake"}],
            "services": [{"service": {"id": SERVICE}}],
            "publishingStatus": "Published",
        }
        | changes
    )


def location(**changes):
    return deepcopy(
        {
            "id": LOCATION,
            "serviceChannelType": "ServiceLocation",
            "organizationId": ORGANISATION,
            "serviceChannelNames": texts("Nurmeksen asiointipiste"),
            "serviceChannelDescriptions": texts("Asiointia.", "Summary"),
            "phoneNumbers": [{"type": "Phone", "prefixNumber": "+358", "number": "29111111"}],
            "emails": [{"language": "fi", "value": "asiointipiste@nurmes.example"}],
            "webPages": [{"language": "fi", "url": "https://nurmes.example/asiointi"}],
            "addresses": [
                {
                    "type": "Location",
                    "streetAddress": {
                        "street": [{"language": "fi", "value": "Kirkkokatu"}],
                        "streetNumber": "14",
                        "postalCode": "75500",
                        "postOffice": [{"language": "fi", "value": "NURMES"}],
                        "municipality": {"code": "541"},
                    },
                }
            ],
            "serviceHours": [weekdays("09:00:00", "16:00:00")],
            "services": [{"service": {"id": SERVICE}}],
            "publishingStatus": "Published",
        }
        | changes
    )


def weekdays(opens, closes, **changes):
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    return {
        "serviceHourType": "DaysOfTheWeek",
        "validFrom": None,
        "validTo": None,
        "isClosed": False,
        "validForNow": True,
        "additionalInformation": [],
        "openingHour": [{"dayFrom": day, "dayTo": "", "from": opens, "to": closes} for day in days],
    } | changes
