"""The first text of a card: what the service says of itself, or the card in another language."""

from etapalvelu.portal.servicecards import store
from etapalvelu.portal.servicecards.rules import in_channel_order
from etapalvelu.portal.servicecards.schema import SECTIONS
from html import escape
from plone.app.textfield.value import RichTextValue

PLAIN = ("phone", "keywords")


def draft(service, language):
    """Return (values by field name, the card that was taken as a model or None).

    Channels are not filled in: the card shows those of its service by itself.
    """
    values = _facts(service, language)
    model = next(iter(store.all_cards(service)), None)
    if model is not None:
        values |= {name: getattr(model, name) for name in (*SECTIONS, *PLAIN)}
        values["description"] = values["description"] or model.description
    return {name: value for name, value in values.items() if value}, model


def _facts(service, language):
    summaries = {"fi": service.description, "sv": service.summary_sv, "en": service.summary_en}
    summary = summaries.get(language) or ""
    channels = in_channel_order(service.channels or [])
    phones = [channel for channel in channels if channel.get("phone")]
    return {
        "language": language,
        "title": getattr(service, f"title_{language}", None) or service.title,
        "description": " ".join(summary.split()),
        "what": _rich(_paragraphs(summary)),
        "contact": _rich(_list(_line(channel) for channel in phones)),
        "phone": next((channel["phone"] for channel in phones), None),
        "keywords": list(service.keywords or []),
    }


def _line(channel):
    facts = [channel.get("name"), channel.get("phone"), channel.get("note")]
    return ", ".join(fact for fact in facts if fact)


def _paragraphs(text):
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return "".join(f"<p>{escape(part)}</p>" for part in parts)


def _list(lines):
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _rich(markup):
    if not markup:
        return None
    return RichTextValue(markup, "text/html", "text/x-html-safe")
