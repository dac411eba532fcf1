"""Answers that the forms made with collective.easyform have saved."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from plone import api
from zope.interface import implementer

MILLISECONDS = 1000


@implementer(IPersonalData)
class FormAnswers:
    """A saved answer is known by the millisecond in which it came."""

    title = _("kept_answers", default="Answers saved by forms")
    holds = _("kept_answers_holds", default="Whatever a form asks; it may be about anybody")
    ground = _(
        "ground_answers",
        default="GDPR art. 6(1)(e) and Act 1050/2018 section 4. An answer is handled within a "
        "year; the organisation that made the form takes out earlier what it needs no more.",
    )
    since = _("since_answer_saved", default="the answer")
    days = 365
    actions = (rules.DELETE,)
    labels = {}

    def due(self, before):
        return rules.due(moment for _answers, _key, moment in _saved() if moment <= before)

    def apply(self, before, now, action):
        found = [(answers, key) for answers, key, moment in _saved() if moment <= before]
        for answers, key in found:
            del answers[key]
        return len(found)

    def of_person(self, user_id):
        # An answer names no account: whose it is nobody can tell, and others' must not leak.
        return []


def _saved():
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="EasyForm"):
        form = brain._unrestrictedGetObject()
        for answers in getattr(form, "_inputStorage", {}).values():
            for key in list(answers.keys()):
                yield answers, key, datetime.fromtimestamp(key / MILLISECONDS, UTC)
