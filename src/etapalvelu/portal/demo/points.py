"""Loads the service points with their hours, rooms and links."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.place import place
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
            opening_hours=_weekly(row["hours"]),
            exceptions=_exceptions(data["holiday"] + row.get("exception", [])),
            rooms=[_room(room, data["words"]) for room in row["room"]],
            meeting_links=[_link(link, organisations) for link in row["link"]],
            **{key: row[key] for key in SAME if key in row},
        )
        for row in data["point"]
    }


def _weekly(hours):
    rows = []
    for day, spans in hours.items():
        for span in spans:
            opens, closes = span.split("-")
            rows.append({"day": day, "opens": opens, "closes": closes})
    return rows


def _exceptions(rows):
    found = []
    for row in rows:
        for span in row["hours"] or ["-"]:
            opens, closes = span.split("-")
            found.append(
                {
                    "date": row["date"],
                    "opens": opens or None,
                    "closes": closes or None,
                    "reason": row["reason"],
                }
            )
    return found


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
