"""A sentence about something wrong, kept translatable until somebody reads it."""

from dataclasses import dataclass
from dataclasses import field
from string import Template


@dataclass(frozen=True)
class Problem:
    """One finding: a message id, its English sentence and the values in it.

    `msgid` belongs to the domain etapalvelu.portal; `str()` gives the English sentence.
    """

    msgid: str
    default: str
    variables: dict = field(default_factory=dict, hash=False)

    def __str__(self):
        return Template(self.default).safe_substitute(self.variables)


class ProblemError(ValueError):
    """A refusal that carries a Problem."""

    def __init__(self, msgid, default, **variables):
        self.problem = Problem(msgid, default, variables)
        super().__init__(str(self.problem))
