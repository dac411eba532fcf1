"""From the bytes of a PTV file to what it says; a file that cannot be used is refused.

The source of field names is the PTV Open API documentation, generations 7-11.
"""

from dataclasses import replace
from etapalvelu.portal.integrations.ptv import reading
from etapalvelu.portal.integrations.ptv.generation12 import as_generation11
from etapalvelu.portal.integrations.ptv.hours import opening_hours
from etapalvelu.portal.integrations.ptv.location import street_address
from etapalvelu.portal.integrations.ptv.model import PtvChannel
from etapalvelu.portal.integrations.ptv.model import PtvError
from etapalvelu.portal.integrations.ptv.model import PtvLocation
from etapalvelu.portal.integrations.ptv.model import PtvOrganisation
from etapalvelu.portal.integrations.ptv.model import PtvService

import json

KELA = "0246246-0"
_ORGANISATION_KINDS = {
    "State": "state",
    "Municipality": "municipality",
    "WellbeingServicesCounty": "county",
}
_CHANNEL_KINDS = {
    "EChannel": "eservice",
    "WebPage": "web",
    "PrintableForm": "form",
    "Phone": "phone",
    "ServiceLocation": "visit",
}


def read_file(name, data):
    """Return (records, findings) of a JSON file: one document, a list, or a page of them."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        error = PtvError("ptv_not_json", "The file is not readable JSON.")
        return [], [replace(error.finding, file=name)]
    documents = _documents(content)
    if not documents:
        error = PtvError("ptv_empty", "The file has no records.")
        return [], [replace(error.finding, file=name)]
    records, findings = [], []
    for place, document in enumerate(documents):
        try:
            records.append(read_document(name, document))
        except PtvError as error:
            field = error.finding.field
            if len(documents) > 1:
                field = f"[{place}].{field}".rstrip(".")
            findings.append(replace(error.finding, file=name, field=field))
    return records, findings


def read_document(file, document):
    """Return the record of one document; raise PtvError with the field when it cannot be used."""
    document = as_generation11(reading.mapping(document, ""))
    for key, read in (
        ("serviceChannelType", _channel),
        ("serviceChannelNames", _channel),
        ("serviceNames", _service),
        ("organizationNames", _organisation),
    ):
        if key in document:
            record_id = reading.identifier(document, "id")
            status = reading.text(document, "publishingStatus") or "Published"
            if status != "Published":
                raise PtvError(
                    "ptv_not_published",
                    "Only published records are imported; this one is ${status}.",
                    "publishingStatus",
                    status=status,
                )
            return read(file, record_id, document)
    raise PtvError(
        "ptv_unknown_document",
        "The document is neither an organisation, a service nor a channel of PTV.",
    )


def _documents(content):
    if isinstance(content, dict) and isinstance(content.get("itemList"), list):
        content = content["itemList"]
    return content if isinstance(content, list) else [content]


def _organisation(file, record_id, document):
    business_id = reading.text(document, "businessCode")
    kind = _ORGANISATION_KINDS.get(reading.text(document, "organizationType"), "other")
    return PtvOrganisation(
        id=record_id,
        file=file,
        names=reading.names(document, "organizationNames"),
        descriptions=reading.localised(document, "organizationDescriptions", "Summary")
        or reading.localised(document, "organizationDescriptions", "Description"),
        kind="kela" if business_id == KELA else kind,
        business_id=business_id,
        phone=reading.phone(reading.items(document, "phoneNumbers"), "phoneNumbers"),
        email=reading.office_email(reading.items(document, "emails"), "emails"),
        website=reading.web_address(reading.items(document, "webPages"), "webPages"),
    )


def _service(file, record_id, document):
    return PtvService(
        id=record_id,
        file=file,
        names=reading.names(document, "serviceNames"),
        summaries=_summaries(document, "serviceDescriptions"),
        organisation_id=_responsible(document),
        languages=tuple(
            language for language in document.get("languages") or () if isinstance(language, str)
        ),
        keywords=_keywords(document),
        channel_ids=_connected(document, "serviceChannels", "serviceChannel"),
    )


def _channel(file, record_id, document):
    ptv_kind = reading.text(document, "serviceChannelType")
    if ptv_kind not in _CHANNEL_KINDS:
        raise PtvError(
            "ptv_unknown_channel",
            "The channel type ${value} is not known.",
            "serviceChannelType",
            value=ptv_kind,
        )
    facts = {
        "id": record_id,
        "file": file,
        "kind": _CHANNEL_KINDS[ptv_kind],
        "organisation_id": reading.identifier(document, "organizationId"),
        "names": reading.names(document, "serviceChannelNames"),
        "summaries": _summaries(document, "serviceChannelDescriptions"),
        "url": reading.web_address(reading.items(document, "webPages"), "webPages")
        or reading.web_address(reading.items(document, "channelUrls"), "channelUrls", "value"),
        "phone": reading.phone(reading.items(document, "phoneNumbers"), "phoneNumbers"),
        "service_ids": _connected(document, "services", "service"),
    }
    if ptv_kind != "ServiceLocation":
        return PtvChannel(**facts)
    return PtvLocation(
        **facts,
        email=reading.office_email(reading.items(document, "emails"), "emails"),
        address=street_address(document),
        hours=opening_hours(document),
    )


def _summaries(document, field):
    return (
        reading.localised(document, field, "Summary")
        or reading.localised(document, field, "ShortDescription")
        or reading.localised(document, field, "Description")
    )


def _responsible(document):
    for place, entry in enumerate(reading.items(document, "organizations")):
        where = f"organizations[{place}].organization"
        organisation = reading.mapping(entry.get("organization"), where)
        if entry.get("roleType") == "Responsible" and organisation:
            return reading.identifier(organisation, "id", f"{where}.")
    raise PtvError(
        "ptv_no_organisation", "The service has no responsible organisation.", "organizations"
    )


def _keywords(document):
    words = [
        reading.text(entry, "value", f"keywords[{place}].")
        for place, entry in enumerate(reading.items(document, "keywords"))
        if entry.get("language") in (None, "fi")
    ]
    return tuple(dict.fromkeys(word for word in words if word))


def _connected(document, field, key):
    found = []
    for place, entry in enumerate(reading.items(document, field)):
        where = f"{field}[{place}].{key}"
        found.append(reading.identifier(reading.mapping(entry.get(key), where), "id", f"{where}."))
    return tuple(dict.fromkeys(found))
