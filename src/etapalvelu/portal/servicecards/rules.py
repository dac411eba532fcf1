"""Rules of service cards."""

# The e-service comes first, because it should tempt more than a visit (CHECKLIST B15).
CHANNEL_ORDER = ("eservice", "remote", "phone", "visit", "form", "web")
_LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def card_id(language):
    """Return the id of a service's card in a language; ids are what makes it the only one."""
    return f"card-{language}"


def in_channel_order(channels):
    """Return channels with the e-service first; kinds that are not known come last."""

    def place(channel):
        kind = channel.get("kind")
        return CHANNEL_ORDER.index(kind) if kind in CHANNEL_ORDER else len(CHANNEL_ORDER)

    return sorted(channels, key=place)


def link_target(address):
    """Return an address that may become a link, or None (javascript: and the like)."""
    address = (address or "").strip()
    return address if address.lower().startswith(_LINK_SCHEMES) else None


def phone_link(number):
    """Return the tel: address of a phone number written with spaces (RFC 3966), or None."""
    digits = "".join(c for c in number or "" if c.isdigit() or c == "+")
    return f"tel:{digits}" if digits else None
