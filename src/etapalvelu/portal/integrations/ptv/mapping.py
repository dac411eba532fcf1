"""Which of our fields PTV owns, and what it says of them.

An empty text in PTV never empties ours. Every other field is the portal's own and is left alone.
"""

from datetime import date
from etapalvelu.portal.municipalities.rules import current
from etapalvelu.portal.municipalities.rules import municipalities

NOTE_LENGTH = 500


def organisation_values(organisation):
    """Return the values of a ServiceProvider."""
    return _filled(
        **_names(organisation),
        description=_first(organisation.descriptions),
        kind=organisation.kind,
        business_id=organisation.business_id,
        phone=organisation.phone,
        email=organisation.email,
        website=organisation.website,
    )


def service_values(service, languages):
    """Return the values of a Service without its channels; languages: those that we know."""
    return _filled(
        **_names(service),
        description=_first(service.summaries),
        summary_sv=service.summaries.get("sv"),
        summary_en=service.summaries.get("en"),
        service_languages=[each for each in service.languages if each in languages],
        keywords=list(service.keywords),
    )


def location_values(location, weekly, exceptions):
    """Return the values of a ServicePoint; weekly and exceptions: rows of its hours."""
    address = location.address
    municipality = current(municipalities()[address.municipality], date.today())
    return _filled(
        **_names(location),
        description=_first(location.summaries),
        municipality=municipality.code,
        street_address=address.street,
        postal_code=address.postal_code,
        post_office=address.post_office,
        directions=address.directions,
        phone=location.phone,
        email=location.email,
        website=location.url,
        opening_hours=weekly,
        exceptions=exceptions,
    )


def channel_row(channel):
    """Return a channel as a row of a Service's channels."""
    note = _first(channel.summaries)
    return {
        "kind": channel.kind,
        "name": _first(channel.names)[:200],
        "url": channel.url or None,
        "phone": channel.phone or None,
        "note": " ".join(note.split())[:NOTE_LENGTH] or None,
    }


def merged_channels(rows, before, channels, connected):
    """Return (rows, {channel id: row}) of a service after an import.

    rows: its present rows; before: those that the last import made, by channel id; channels: the
    PtvChannels at hand; connected: ids of all its channels in PTV, None when that is not known.
    """
    rows, kept = [dict(row) for row in rows], dict(before)
    for channel in channels:
        row = channel_row(channel)
        old = before.get(channel.id)
        place = _place(rows, old or row)
        if place is None:
            rows.append(row)
        elif old != row:
            rows[place] = row
        kept[channel.id] = row
    if connected is not None:
        for channel_id in [each for each in kept if each not in connected]:
            place = _place(rows, kept.pop(channel_id))
            if place is not None:
                del rows[place]
    return rows, kept


def _place(rows, wanted):
    for place, row in enumerate(rows):
        if (row.get("kind"), row.get("name")) == (wanted["kind"], wanted["name"]):
            return place
    return None


def _names(record):
    return {
        "title": _first(record.names),
        "title_sv": record.names.get("sv"),
        "title_en": record.names.get("en"),
        "ptv_id": record.id,
    }


def _first(texts):
    return next(iter(texts.values()), "")


def _filled(**values):
    return {name: value for name, value in values.items() if value}
