"""The vocabulary of municipalities in force today."""

from datetime import date
from etapalvelu.portal.municipalities.rules import LANGUAGES
from etapalvelu.portal.municipalities.rules import in_force
from zope.component import getUtility
from zope.globalrequest import getRequest
from zope.i18n.interfaces import INegotiator
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

_FINNISH_ORDER = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}


@provider(IVocabularyFactory)
def municipalities(context):
    """Return terms with the code as value and the name in the reader's language as title."""
    request = getRequest()
    language = request and getUtility(INegotiator).getLanguage(LANGUAGES, request)
    terms = [SimpleTerm(each.code, title=each.name(language)) for each in in_force(date.today())]
    return SimpleVocabulary(sorted(terms, key=_alphabetically))


def _alphabetically(term):
    return [_FINNISH_ORDER.get(letter, -1) for letter in term.title.lower()]
