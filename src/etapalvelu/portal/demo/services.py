"""Loads the services and their service cards."""

from etapalvelu.portal.demo.data import cards
from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.people import hands
from etapalvelu.portal.demo.place import place
from etapalvelu.portal.demo.place import rich
from etapalvelu.portal.servicecards.rules import card_id
from etapalvelu.portal.servicecards.schema import SECTIONS

SAME = (
    "title",
    "title_sv",
    "title_en",
    "description",
    "summary_sv",
    "summary_en",
    "suitability",
    "suitability_note",
    "service_languages",
)


def load(organisations):
    """Make the services of services.toml and their cards; organisations: content by id."""
    for row in read("services")["service"]:
        provider = organisations[row["provider"]]
        place(
            provider,
            "Service",
            row["id"],
            "active",
            channels=[_channel(kind, provider) for kind in row["channels"]],
            **hands(row["provider"]),
            **{key: row[key] for key in SAME},
        )
    for card in cards():
        _card(card, organisations)


def _channel(kind, provider):
    return {
        "kind": kind,
        "name": read("services")["channels"][kind],
        "url": provider.website if kind in ("eservice", "form") else None,
        "phone": provider.phone if kind == "phone" else None,
        "note": None,
    }


def _card(card, organisations):
    provider_id, service_id = card["service"].split("/")
    provider = organisations[provider_id]
    sections = {name: rich(card[name]) for name in SECTIONS if name in card}
    notice = read("notices")[card["language"]]
    sections["what"] = rich(f"{card['what'].strip()}\n<p><em>{notice}</em></p>")
    place(
        provider[service_id],
        "ServiceCard",
        card_id(card["language"]),
        card["state"],
        language=card["language"],
        title=card["title"],
        description=card["summary"],
        phone=provider.phone,
        **hands(provider_id),
        **sections,
    )
