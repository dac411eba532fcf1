"""How the parts of the portal are, in words and figures."""

from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True)
class Health:
    """How one part is.

    problem: empty when all is well, otherwise one sentence (text or message): what is wrong and
    what to do. figures: numbers by a short name (a-z and _), which also become metrics. Neither
    holds personal data.
    """

    problem: str = ""
    figures: dict = field(default_factory=dict)
