"""Loads what the whole network shares: guidelines, the glossary and the questions."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.people import hands
from etapalvelu.portal.demo.place import place
from etapalvelu.portal.demo.place import rich
from etapalvelu.portal.questions import discussion
from etapalvelu.portal.questions import records
from etapalvelu.portal.spaceguidelines.store import whole_row
from plone import api

COORDINATOR = "lupa-ja-valvontavirasto"
WITHOUT = ("id", "state", "text", "asker", "same", "comments")


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
            **_fields(row) | {"requirements": [whole_row(each) for each in row["requirements"]]},
        )
    for row in read("glossary")["term"]:
        who = hands(COORDINATOR)
        place(portal["glossary"], "GlossaryTerm", row["id"], "published", **who, **_fields(row))
    for row in read("questions")["question"]:
        who = {"author": row["asker"], "reviewer": hands(COORDINATOR)["author"]}
        question = place(
            portal["questions"], "Question", row["id"], row["state"], **who, **_fields(row)
        )
        _discuss(question, row)


def _discuss(question, row):
    for user_id in row.get("same", ()):
        with api.env.adopt_user(user=api.user.get(userid=user_id)):
            if not discussion.has_same(question):
                discussion.set_same(question, True)
    if records.comments(question):
        return
    for user_id, text in row.get("comments", ()):
        with api.env.adopt_user(user=api.user.get(userid=user_id)):
            discussion.add(question, text)


def _fields(row):
    return {key: value for key, value in row.items() if key not in WITHOUT}
