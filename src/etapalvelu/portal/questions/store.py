"""How questions are kept: their catalog facts, and the hiding of an anonymous asker."""

from etapalvelu.portal.glossary.store import words_in
from etapalvelu.portal.questions import records
from etapalvelu.portal.questions.interfaces import IQuestion
from etapalvelu.portal.questions.rules import is_due
from etapalvelu.portal.questions.rules import similar
from etapalvelu.portal.questions.rules import without_actor
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.indexer import indexer

LONGEST_EXCERPT = 200


@indexer(IQuestion)
def listing(question):
    """What a row of the list shows; nothing about who asked."""
    answer = " ".join((question.answer or "").split())
    excerpt = answer[:LONGEST_EXCERPT]
    return {
        "theme": question.theme,
        "excerpt": f"{excerpt}…" if len(answer) > LONGEST_EXCERPT else excerpt,
        "check_on": question.check_on,
        "same": len(records.same(question)),
        "comments": len(records.comments(question)),
    }


@indexer(IQuestion)
def facets(question):
    """What the list can be filtered by."""
    return [f"theme:{question.theme}"]


def hide_asker(question):
    """Take the asker's name from everything that readers can reach; safe to repeat.

    Those are the creators, the Owner role with what the catalog indexes of it, the ownership and
    the workflow history. The name stays where only `asker_of` finds it.
    """
    owners = question.users_with_local_role("Owner")
    if question._asker is None:
        question._asker = next(iter([*question.listCreators(), *owners]), None)
    elif not owners:
        return
    question.creators = ()
    question.manage_delLocalRoles(owners)
    question._owner = None
    for workflow, history in question.workflow_history.items():
        question.workflow_history[workflow] = without_actor(history, question._asker)
    question.reindexObject()


def asker_of(question):
    """Return the user id of who asked; the caller checks who may know it."""
    return question._asker or question.Creator()


def ask(container, title, details, theme, anonymous):
    """Add a question in the present user's name."""
    question = createContent(
        "Question",
        title=title,
        details=details,
        theme=theme,
        anonymous=anonymous,
        language=container.language,
    )
    return addContentToContainer(container, question)


def similar_questions(text):
    """Return the catalog rows of questions that may ask the same, the most similar first."""
    brains = {brain.UID: brain for brain in api.content.find(portal_type="Question")}
    known = {uid: words_in(brain.Title, "fi") for uid, brain in brains.items()}
    return [brains[uid] for uid in similar(words_in(text, "fi"), known)]


def to_check(today):
    """Return the answered questions whose answer has to be checked, whoever may see them."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="Question", review_state="answered")
    return [
        brain._unrestrictedGetObject()
        for brain in brains
        if brain.listing and is_due(brain.listing.get("check_on"), today)
    ]
