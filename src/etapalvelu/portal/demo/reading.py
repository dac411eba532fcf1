"""Loads what the whole network shares: guidelines, the glossary and the questions."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.people import hands
from etapalvelu.portal.demo.place import place
from etapalvelu.portal.demo.place import rich

COORDINATOR = "lupa-ja-valvontavirasto"
WITHOUT = ("id", "state", "text", "asker")


def load(portal):
    """Make the content of guidelines.toml, glossary.toml and questions.toml."""
    for row in read("guidelines")["guideline"]:
        place(
            portal["space-guidelines"],
            "SpaceGuideline",
            row["id"],
            row["state"],
            text=rich(row["text"]),
            **hands(COORDINATOR),
            **_fields(row),
        )
    for row in read("glossary")["term"]:
        who = hands(COORDINATOR)
        place(portal["glossary"], "GlossaryTerm", row["id"], "published", **who, **_fields(row))
    for row in read("questions")["question"]:
        who = {"author": row["asker"], "reviewer": hands(COORDINATOR)["author"]}
        place(portal["questions"], "Question", row["id"], row["state"], **who, **_fields(row))


def _fields(row):
    return {key: value for key, value in row.items() if key not in WITHOUT}
