"""What a provider may say about people, read from the administrator's file."""

from dataclasses import dataclass
from etapalvelu.portal.access.rules import ROLES
from typing import NamedTuple

import tomllib

TITLE = "OpenID Connect"
DAYS = 30


class Place(NamedTuple):
    """A role in the organisation at a path below the site."""

    organisation: str
    role: str


@dataclass(frozen=True)
class Provider:
    """One identity provider.

    domains: of the e-mail addresses that it vouches for; places: {group: {Place}}; days: how long
    a membership from the provider lasts without a login.
    """

    issuer: str
    client_id: str
    client_secret: str
    domains: frozenset
    places: dict
    title: str = TITLE
    claim: str = "groups"
    scopes: tuple = ("openid", "profile", "email")
    days: int = DAYS


def parse(text, secret=""):
    """Return the Provider that a TOML text describes; ValueError says what is wrong with it.

    secret: used when the text has none.
    """
    data = tomllib.loads(text)
    places = {}
    for row in data.pop("membership", ()):
        if row.get("role") not in ROLES:
            raise ValueError(f"no role of an organisation: {row.get('role')!r}")
        place = Place(row["organisation"].strip("/"), row["role"])
        places.setdefault(row["group"], set()).add(place)
    missing = {"issuer", "client_id", "domains"} - set(data)
    if missing:
        raise ValueError(f"missing: {', '.join(sorted(missing))}")
    return Provider(
        issuer=data["issuer"].rstrip("/"),
        client_id=data["client_id"],
        client_secret=data.get("client_secret", secret),
        domains=frozenset(domain.lower().lstrip("@") for domain in data["domains"]),
        places=places,
        title=data.get("title", TITLE),
        claim=data.get("claim", "groups"),
        scopes=tuple(dict.fromkeys(("openid", *data.get("scopes", ("profile", "email"))))),
        days=int(data.get("days", DAYS)),
    )


def places_of(provider, claims):
    """Return the Places that the claims of a person stand for."""
    groups = claims.get(provider.claim, ())
    groups = [groups] if isinstance(groups, str) else groups
    found = [provider.places.get(group, ()) for group in groups if isinstance(group, str)]
    return {place for places in found for place in places}


def vouched_email(provider, claims):
    """Return the e-mail address in lower case when the provider may vouch for it, else ""."""
    email = claims.get("email", "")
    if not isinstance(email, str) or claims.get("email_verified") is not True:
        return ""
    email = email.strip().lower()
    name, _at, domain = email.partition("@")
    return email if name and domain in provider.domains else ""


def name_of(claims):
    """Return a person's name from the claims, at most 200 characters."""
    parts = [claims.get("given_name", ""), claims.get("family_name", "")]
    name = " ".join(part for part in parts if isinstance(part, str) and part)
    name = name or claims.get("name") or claims.get("email") or ""
    return " ".join(str(name).split())[:200]
