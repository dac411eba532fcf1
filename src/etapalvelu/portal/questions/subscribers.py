"""An anonymous question forgets its asker as soon as it is stored."""

from etapalvelu.portal.questions import store


def question_stored(question, event):
    if question.anonymous:
        store.hide_asker(question)
