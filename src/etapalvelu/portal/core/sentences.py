"""Problems in the reader's language."""

from etapalvelu.portal.core.checks import problem_message
from zope.i18n import translate


def sentence(problem, request=None, language=None):
    """Return a Problem as a sentence in the reader's language, or in the language named."""
    return translate(problem_message(problem), context=request, target_language=language)
