"""A service's channels as one line of text in a spreadsheet cell.

"Verkkoasiointi: Hakemus (https://asiointi.example/); Puhelin: Neuvonta (029 000 000, arkisin)":
kind, name, and in brackets address, phone and note, each when there is one. A semicolon, a bracket
or a backslash in a text has a backslash before it.
"""

from itertools import takewhile

import re

_SPECIAL = re.compile(r"([;()\\])")
_CHANNEL = re.compile(
    r"(?P<kind>[^:]+):\s*(?P<name>(?:\\.|[^()\\])+?)\s*(?:\((?P<rest>(?:\\.|[^()\\])*)\))?"
)
_PHONE = re.compile(r"\+?\d[\d\s()/-]*")


def write_channels(channels, titles):
    """Write channel rows; titles: {kind: its name for the reader}."""
    return "; ".join(_write(channel, titles) for channel in channels or ())


def read_channels(text):
    """Return channel rows with `kind` as it is written; raise ValueError with a part that fails."""
    parts = [part.strip() for part in re.findall(r"(?:\\.|[^;\\])+", text.replace("\n", ";"))]
    return [_read(part) for part in parts if part]


def _write(channel, titles):
    kind = titles.get(channel["kind"], channel["kind"])
    details = [channel.get("url"), channel.get("phone"), channel.get("note")]
    rest = ", ".join(_escape(detail) for detail in details if detail)
    name = f"{kind}: {_escape(channel['name'])}"
    return f"{name} ({rest})" if rest else name


def _read(part):
    match = _CHANNEL.fullmatch(part)
    if not match:
        raise ValueError(part)
    channel = {"kind": match["kind"].strip(), "name": _plain(match["name"])}
    channel |= {"url": None, "phone": None, "note": None}
    details = _plain(match["rest"] or "").split(", ")
    if details[0].lower().startswith(("http://", "https://")):
        channel["url"] = details.pop(0)
    phones = list(takewhile(_PHONE.fullmatch, details))
    channel["phone"] = ", ".join(phones) or None
    channel["note"] = ", ".join(details[len(phones) :]) or None
    return channel


def _escape(text):
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def _plain(text):
    return re.sub(r"\\(.)", r"\1", text).strip()
