"""What the catalog keeps of terms."""

from etapalvelu.portal.glossary.schema import IGlossaryTerm
from plone.indexer import indexer


@indexer(IGlossaryTerm)
def listing(term):
    """Names and explanations by language."""
    return {
        "names": {"fi": term.title, "sv": term.title_sv, "en": term.title_en},
        "explanations": {
            "fi": term.explanation_fi,
            "sv": term.explanation_sv,
            "en": term.explanation_en,
        },
    }
