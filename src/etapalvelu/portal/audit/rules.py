"""The chain that makes a changed, removed or reordered line of the audit log visible.

Every sealed line holds the hash of its own content, its number and the hash of the line before it,
so that changing one line breaks all that follow (Haber and Stornetta 1991, "How to time-stamp a
digital document"). Who may write into the database can write the whole chain anew; only a hash that
was kept elsewhere (an anchor) shows that.
"""

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from datetime import UTC

import hashlib
import json

START = "0" * 64
# The action of the line that tells of a lawful shortening of the log.
CUT = "log.cut"
# Of one value; a log that keeps whole texts would be a second copy of the portal.
LONGEST_TEXT = 300
MOST_VALUES = 50


@dataclass(frozen=True)
class Event:
    """What happened: who did what, when, from where, to which object.

    at: ISO 8601 in UTC; actor: user id, "" for a stranger or the portal itself; source: network
    address, "" without a request; action: a dotted name such as "login.failed"; target: path, user
    id or name of a setting; before, after: of what changed; details: what else is needed.
    """

    id: str
    at: str
    actor: str
    source: str
    request: str
    action: str
    target: str = ""
    before: object = None
    after: object = None
    details: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """An event's text at its place in the chain; number counts from 1, hash is hex SHA-256."""

    number: int
    hash: str
    text: str

    @property
    def event(self):
        return read(self.text)


@dataclass(frozen=True)
class Outline:
    """What a search must know of some lines before it reads them; moments as in Event.at."""

    oldest: str
    newest: str
    actions: frozenset
    people: frozenset


def outline(lines):
    """Return the Outline of lines."""
    events = [line.event for line in lines]
    moments = [event.at for event in events]
    actors = {event.actor for event in events}
    # A target without a slash is a person, or the name of a setting, which does no harm here.
    targets = {event.target for event in events if "/" not in event.target}
    return Outline(
        min(moments),
        max(moments),
        frozenset(event.action for event in events),
        frozenset(actors | targets),
    )


def moment(aware):
    """Return an aware datetime as in Event.at."""
    return aware.astimezone(UTC).isoformat(timespec="milliseconds")


def write(event):
    """Return an event as one line of JSON without what is empty."""
    facts = {name: value for name, value in asdict(event).items() if value not in ("", None, {})}
    return json.dumps(plain(facts), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read(text):
    """Return the event that `write` wrote."""
    return Event(**{"actor": "", "source": "", "request": ""} | json.loads(text))


def is_cut(text):
    """Tell whether an event's text is the line of a lawful shortening."""
    return CUT in text and read(text).action == CUT


def plain(value):
    """Return a value as JSON knows it, with long texts and lists cut."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in list(value.items())[:MOST_VALUES]}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value[:MOST_VALUES]]
    if isinstance(value, (set, frozenset)):
        return plain(sorted(value, key=str))
    text = str(value)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def link(previous, number, text):
    """Return the hash of a line that follows the line with the hash `previous`."""
    return hashlib.sha256(f"{previous}\n{number}\n{text}".encode()).hexdigest()


def seal(texts, number, previous):
    """Return the Lines of events' texts that follow the line `number` with the hash `previous`."""
    lines = []
    for text in texts:
        number += 1
        previous = link(previous, number, text)
        lines.append(Line(number, previous, text))
    return lines


def check(lines, before, end):
    """Yield a sentence for each place where the chain is broken.

    lines: in the order of storage; before, end: (number, hash) of the line before the first one
    and of the last one, as the log itself says.
    """
    number, previous = before
    for line in lines:
        if line.number != number + 1:
            yield f"After line {number} comes line {line.number}: lines were removed or reordered"
        elif link(previous, line.number, line.text) != line.hash:
            yield f"Line {line.number} was changed, or is not the one that stood there"
        number, previous = line.number, line.hash
    if (number, previous) != end:
        yield f"The log should end with line {end[0]}, but ends with line {number}"
