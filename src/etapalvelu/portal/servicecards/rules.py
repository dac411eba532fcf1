"""Rules of service cards."""

from hashlib import sha256

import json

# The e-service comes first, because it should tempt more than a visit (CHECKLIST B15).
CHANNEL_ORDER = ("eservice", "remote", "phone", "visit", "form", "web")
_LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")
# What speaks for which channel: remote service lies between phone and visit, and its gain is
# shared papers and screens, faces, empathy and assessing a person (guide section 2).
SPEAKS_FOR = {
    "alone": ("eservice", "form", "web"),
    "short": ("phone", "remote"),
    "papers": ("remote", "visit"),
    "faces": ("remote", "visit"),
    "hands": ("visit",),
}
# Without these an adviser at the desk is left alone.
NEEDED = ("what", "for_whom", "brings", "identification", "steps", "contact", "classification")


def card_id(language):
    """Return the id of a service's card in a language; ids are what makes it the only one."""
    return f"card-{language}"


def in_channel_order(channels):
    """Return channels with the e-service first; kinds that are not known come last."""

    def place(channel):
        kind = channel.get("kind")
        return CHANNEL_ORDER.index(kind) if kind in CHANNEL_ORDER else len(CHANNEL_ORDER)

    return sorted(channels, key=place)


def channel_advice(needs, suitability, kinds):
    """Return [(channel kind, what speaks for it)], the best first, [] when none of them fits.

    needs: what is true of the customer's matter, of SPEAKS_FOR; suitability: yes, partly, no or
    unknown; kinds: channels that the service has.
    """
    if "hands" in needs:
        # What has to be handed over in person decides alone.
        needs = ("hands",)
    offered = [kind for kind in CHANNEL_ORDER if kind in kinds]
    if suitability == "no":
        offered = [kind for kind in offered if kind != "remote"]
    found = [(kind, [need for need in needs if kind in SPEAKS_FOR[need]]) for kind in offered]
    return sorted((row for row in found if row[1]), key=lambda row: -len(row[1]))


def missing_sections(filled):
    """Return the sections that a card needs and lacks; filled: names of those with a text."""
    return [name for name in NEEDED if name not in filled]


def digest(texts):
    """Return what changes when any text of a card changes; texts: {name: text or list}."""
    return sha256(json.dumps(texts, sort_keys=True, default=str).encode()).hexdigest()[:16]


def link_target(address):
    """Return an address that may become a link, or None (javascript: and the like)."""
    address = (address or "").strip()
    return address if address.lower().startswith(_LINK_SCHEMES) else None


def phone_link(number):
    """Return the tel: address of a phone number written with spaces (RFC 3966), or None."""
    digits = "".join(c for c in number or "" if c.isdigit() or c == "+")
    return f"tel:{digits}" if digits else None
