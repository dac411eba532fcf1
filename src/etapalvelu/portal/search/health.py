"""Tells monitors when the search works without Finnish inflection."""

from etapalvelu.portal import _
from etapalvelu.portal.monitoring.interfaces import IHealthCheck
from etapalvelu.portal.monitoring.rules import Health
from etapalvelu.portal.search import setup
from etapalvelu.portal.search.unfinished import unfinished
from etapalvelu.portal.search.words import voikko
from zope.interface import implementer

MISSING = _(
    "problem_search_voikko",
    default="Voikko is missing: words are found as they are written and by their beginnings only."
    " Install libvoikko1 and voikko-fi on the server.",
)
OTHER = _(
    "problem_search_version",
    default="The index was made by another version of Voikko. Index everything again.",
)
WAITING = _(
    "problem_search_waiting",
    default="Some content is not yet indexed with Finnish inflection. See that the scheduled work"
    " runs.",
)


@implementer(IHealthCheck)
class SearchHealth:
    title = _("heading_search", default="Search")

    def check(self, now):
        """Return the number of words and of unfinished contents, and what is wrong."""
        left = unfinished()
        waiting = len(left.contents) if left is not None else 0
        figures = {"words": setup.words(), "unfinished": waiting}
        return Health(problem(waiting), figures)


def problem(waiting):
    """Return what is wrong with the search, None when all is well."""
    present = voikko.version()
    if not present:
        return MISSING
    if present != setup.analyser():
        return OTHER
    return WAITING if waiting else None
