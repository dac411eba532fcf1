"""Columns of registry files: one list per register, shared by its export and its import."""

from typing import NamedTuple

LANGUAGES = ("fi", "sv", "en")


class Column(NamedTuple):
    """One column: the field's id and its heading in Finnish, Swedish and English."""

    id: str
    fi: str
    sv: str
    en: str

    def title(self, language):
        """Return the heading in a language; an unknown language gets Finnish."""
        return getattr(self, language if language in LANGUAGES else "fi")


def find(columns, heading):
    """Return the Column whose id or heading in any language this is (any case), or None."""
    wanted = " ".join(heading.split()).casefold()
    for column in columns:
        if wanted in {str(name).casefold() for name in column}:
            return column
    return None
