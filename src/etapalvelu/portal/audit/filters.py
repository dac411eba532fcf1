"""Which lines somebody asks for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Query:
    """What a line has to be; what is empty asks for nothing.

    people: ids of whom one must have acted, or be the one acted upon; action: dotted name; target:
    a part of the object's path, in any case of letters; since, until: moments as in Event.at, the
    first one still belongs to the period.
    """

    people: frozenset = frozenset()
    action: str = ""
    target: str = ""
    since: str = ""
    until: str = ""

    def may_hold(self, outline):
        """Tell whether lines with this Outline may have what is asked for."""
        return not (
            (self.since and outline.newest < self.since)
            or (self.until and outline.oldest >= self.until)
            or (self.action and self.action not in outline.actions)
            or (self.people and not self.people & outline.people)
        )

    def accepts(self, line):
        """Tell whether a Line is what is asked for."""
        wanted = self.target.casefold()
        # Reading JSON costs much more than looking for a word in it.
        if wanted and wanted not in line.text.casefold():
            return False
        event = line.event
        return not (
            (self.since and event.at < self.since)
            or (self.until and event.at >= self.until)
            or (self.action and event.action != self.action)
            or (self.people and not self.people & {event.actor, event.target})
            or (wanted and wanted not in event.target.casefold())
        )
