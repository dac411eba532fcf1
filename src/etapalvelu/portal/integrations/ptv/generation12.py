"""Documents of PTV Open API 12 rewritten as generation 11, as far as its documentation goes.

Generation 12 was in beta when this was written and no real document of it was at hand: ids, names,
summaries, contact data, channel types, connections and the documented parts of street addresses are
read. It names no municipality in an address, so its service locations are refused for that.
"""

_CHANNEL_TYPES = {"EService": "EChannel", "TelephoneService": "Phone"}
_NAME_FIELDS = {
    "service": ("serviceNames", "serviceDescriptions"),
    "channel": ("serviceChannelNames", "serviceChannelDescriptions"),
    "organisation": ("organizationNames", "organizationDescriptions"),
}


def as_generation11(document):
    """Return a generation 12 document in generation 11's form; others come back as they are."""
    versions = document.get("languageVersions")
    if "contentId" not in document or not isinstance(versions, dict):
        return document
    kind = _kind(document)
    names, descriptions = _NAME_FIELDS[kind]
    older = {
        "id": document["contentId"],
        "publishingStatus": document.get("publishingStatus"),
        "organizationId": _organisation(document),
        names: _texts(versions, "name", "Name"),
        descriptions: _texts(versions, "summary", "Summary")
        + _texts(versions, "description", "Description"),
        "webPages": _contacts(versions, "contactWebPages", "url", "url"),
        "emails": _contacts(versions, "contactEmails", "email", "value"),
        "phoneNumbers": _phones(versions),
        "languages": document.get("languages") or list(versions),
    }
    if kind == "channel":
        channel_type = document["serviceChannelType"]
        older["serviceChannelType"] = _CHANNEL_TYPES.get(channel_type, channel_type)
        older["services"] = _connections(document, "serviceContentId", "service")
        older["addresses"] = _addresses(document)
    elif kind == "service":
        older["organizations"] = [
            {"roleType": "Responsible", "organization": {"id": _organisation(document)}}
        ]
        older["serviceChannels"] = _connections(document, "channelContentId", "serviceChannel")
    return older


def _kind(document):
    if "serviceChannelType" in document:
        return "channel"
    return "organisation" if "businessCode" in document else "service"


def _organisation(document):
    return document.get("organizationContentId") or document.get("organizationId")


def _texts(versions, field, kind):
    return [
        {"language": language, "type": kind, "value": version.get(field)}
        for language, version in versions.items()
        if isinstance(version, dict)
    ]


def _contacts(versions, field, key, older_key):
    return [
        {"language": language, older_key: entry.get(key)}
        for language, version in versions.items()
        if isinstance(version, dict)
        for entry in version.get(field) or ()
        if isinstance(entry, dict)
    ]


def _phones(versions):
    return [
        {
            "language": language,
            "prefixNumber": entry.get("dialCode"),
            "number": entry.get("number"),
            "additionalInformation": entry.get("additionalInformation"),
        }
        for language, version in versions.items()
        if isinstance(version, dict)
        for entry in version.get("contactPhoneNumbers") or ()
        if isinstance(entry, dict)
    ]


def _connections(document, field, key):
    return [
        {key: {"id": connection.get(field)}}
        for connection in document.get("connections") or ()
        if isinstance(connection, dict)
    ]


def _addresses(document):
    location = document.get("location")
    addresses = location.get("streetAddresses") if isinstance(location, dict) else None
    return [
        {
            "type": "Location",
            "streetAddress": {
                "street": _language_list(address.get("streetName")),
                "streetNumber": address.get("addressDetail"),
                "postalCode": address.get("postalCode"),
            },
        }
        for address in addresses or ()
        if isinstance(address, dict)
    ]


def _language_list(texts):
    if not isinstance(texts, dict):
        return []
    return [{"language": language, "value": value} for language, value in texts.items()]
