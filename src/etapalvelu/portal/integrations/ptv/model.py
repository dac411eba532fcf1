"""What PTV says, without PTV's form: the same whichever generation of the API wrote it.

Texts in languages are dicts {"fi": ..., "sv": ..., "en": ...} without empty ones. PTV's free text
beside phone numbers is left out, because it often names a person.
"""

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.tables.model import Finding
from etapalvelu.portal.servicepoints.rules import OpeningHours

import hashlib
import json

LANGUAGES = ("fi", "sv", "en")


class PtvError(ProblemError):
    """A document is refused; `finding` names the file and the field."""

    def __init__(self, msgid, default, field="", file="", **variables):
        super().__init__(msgid, default, **variables)
        self.finding = Finding(file, 0, field, self.problem)

    def __str__(self):
        return str(self.finding)


class _Payload:
    @property
    def payload_hash(self):
        """Return a digest that changes when anything that we take from PTV changes."""
        content = asdict(self) | {"file": ""}
        return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True)
class PtvOrganisation(_Payload):
    """An organisation; `kind` is a value of our provider kinds."""

    id: str
    file: str
    names: dict
    descriptions: dict
    kind: str
    business_id: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True)
class PtvService(_Payload):
    """A service with the ids of its responsible organisation and of its channels."""

    id: str
    file: str
    names: dict
    summaries: dict
    organisation_id: str
    languages: tuple = ()
    keywords: tuple = ()
    channel_ids: tuple = ()


@dataclass(frozen=True)
class PtvAddress:
    """A street address in Finland; the municipality is its three-digit code."""

    street: str
    postal_code: str
    post_office: str
    municipality: str
    directions: str = ""


@dataclass(frozen=True)
class PtvChannel(_Payload):
    """A channel; `kind` is a value of our channel kinds, a service location's is "visit"."""

    id: str
    file: str
    kind: str
    organisation_id: str
    names: dict
    summaries: dict
    url: str = ""
    phone: str = ""
    service_ids: tuple = ()


@dataclass(frozen=True)
class PtvLocation(PtvChannel):
    """A service location, which is a channel and a place."""

    email: str = ""
    address: PtvAddress | None = None
    hours: OpeningHours = field(default_factory=OpeningHours)
