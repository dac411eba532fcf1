"""Check that every text of our own is there in Finnish, Swedish and English.

A message that is missing, empty, fuzzy, or has other ${variables} than its English is told with
its file, and the exit code is 1.
"""

from babel.messages.pofile import PoFileError
from babel.messages.pofile import read_po
from pathlib import Path

import re
import sys

LOCALES = Path(__file__).resolve().parent.parent / "src" / "etapalvelu" / "portal" / "locales"
LANGUAGES = ("fi", "sv", "en")
DOMAIN = "etapalvelu.portal"
VARIABLE = re.compile(r"\$\{\w+\}")


def problems(locales: Path = LOCALES) -> list[str]:
    found, catalogs = [], {}
    for language in LANGUAGES:
        path = locales / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        try:
            with path.open("rb") as file:
                catalogs[language] = read_po(file, abort_invalid=True)
        except (OSError, PoFileError) as error:
            found.append(f"{path}: {error}")
    messages = {message.id for catalog in catalogs.values() for message in catalog if message.id}
    for language, catalog in catalogs.items():
        for name in sorted(messages):
            reason = _flaw(name, catalog.get(name), catalogs.get("en", catalog).get(name))
            if reason:
                found.append(f"{language}: {name}: {reason}")
    return found


def _flaw(name, message, english) -> str:
    if message is None:
        return "missing"
    if not message.string:
        return "empty"
    if message.fuzzy:
        return "fuzzy"
    if english and set(VARIABLE.findall(message.string)) != set(VARIABLE.findall(english.string)):
        return "other variables than in English"
    return ""


def main() -> int:
    found = problems()
    print("\n".join(found) if found else f"{', '.join(LANGUAGES)}: complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
