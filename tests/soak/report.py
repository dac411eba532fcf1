"""The table at the end of a run: what was asked of the portal, and what is left of it."""

from dataclasses import dataclass
from dataclasses import field


@dataclass
class Report:
    title: str
    rows: list = field(default_factory=list)
    failures: list = field(default_factory=list)

    def tell(self, what, value):
        self.rows.append((what, str(value)))

    def demand(self, what, value, expected=0):
        """Tell a value that must be the expected one."""
        self.rows.append((what, f"{value}" if value == expected else f"{value}: WRONG"))
        if value != expected:
            self.failures.append(f"{what}: {value} instead of {expected}")

    def lines(self):
        width = max(len(what) for what, _value in self.rows)
        yield self.title
        yield ""
        yield f"| {'':{width}} | found |"
        yield f"|-{'-' * width}-|-------|"
        for what, value in self.rows:
            yield f"| {what:{width}} | {value} |"
        yield ""
        yield "; ".join(self.failures) if self.failures else "Nothing was lost."
