"""Loads the service points with their hours, rooms and links."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.place import place
from etapalvelu.portal.servicepoints import hoursdata
from plone import api

SAME = (
    "title",
    "title_sv",
    "title_en",
    "description",
    "municipality",
    "postal_code",
    "post_office",
    "directions",
    "email",
    "phone",
    "website",
    "accessibility",
    "accessibility_note",
    "it_contact",
    "service_languages",
)


def load(portal, organisations):
    """Make the points of points.toml; organisations: content by id, for providers' own links."""
    data = read("points")
    people = {person["id"]: person["name"] for person in read("people")["person"]}
    return {
        row["id"]: place(
            portal["points"],
            "ServicePoint",
            row["id"],
            row["state"],
            street_address=row["street"],
            leader=people[row["leader"]],
            rooms=[_room(room, data["words"]) for room in row["room"]],
            meeting_links=[_link(link, organisations) for link in row["link"]],
            **_hours(row, data["holiday"]),
            **{key: row[key] for key in SAME if key in row},
        )
        for row in data["point"]
    }


def _hours(row, holidays):
    weekly = [
        dict(zip(("day", "opens", "closes"), (day, *span.split("-")), strict=True))
        for day, spans in row["hours"].items()
        for span in spans
    ]
    exceptions = [
        {
            "date": special["date"],
            "reason": special["reason"],
            **dict(zip(("opens", "closes"), span.split("-"), strict=True)),
        }
        for special in holidays + row.get("exception", [])
        for span in special["hours"] or ["-"]
    ]
    hours = hoursdata.from_rows(weekly, exceptions)
    return {
        "opening_hours": hoursdata.weekly_rows(hours),
        "exceptions": hoursdata.exception_rows(hours),
    }


def _room(room, words):
    return {
        "name": room["name"],
        "equipment": ", ".join(words["equipment"][item] for item in room["equipment"]),
        "accessibility": ", ".join(words["accessibility"][fact] for fact in room["accessibility"]),
        "attenuation_rooms": room["adjacent_db"],
        "attenuation_corridor": room["corridor_db"],
        "help_call": room["help_call"],
    }


def _link(link, organisations):
    owner = organisations.get(link.get("provider"))
    return {
        "label": link["label"],
        "url": link["url"],
        "provider": api.content.get_uuid(owner) if owner else None,
    }
