"""The choices that narrow the results, with their names in the reader's language."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.search.store import organisations
from etapalvelu.portal.search.store import title_in
from typing import NamedTuple
from zope.i18n import translate

# Facet -> its label, the vocabulary of its values (None: organisations of the catalog).
LABELS = {
    "organisation": (_("label_facet_provider", default="Organisation"), None),
    "theme": (_("label_facet_theme", default="Theme"), "etapalvelu.portal.QuestionThemes"),
    "audience": (_("label_facet_audience", default="For whom"), "etapalvelu.portal.Audiences"),
    "language": (_("label_facet_language", default="Language"), "etapalvelu.portal.CardLanguages"),
    "municipality": (
        _("label_facet_municipality", default="Municipality"),
        "etapalvelu.portal.Municipalities",
    ),
}


class Choice(NamedTuple):
    """One drop-down list: options are (value, title, number of results)."""

    name: str
    label: str
    options: list
    selected: str


def choices(results, language, context, request):
    """Return the Choices that have anything to choose from, or are chosen already."""
    found = []
    for name, (label, vocabulary) in LABELS.items():
        numbers = results.counts(name)
        selected = results.chosen.get(name, "")
        if vocabulary:
            names = titles(vocabulary, context, request)
        else:
            known = organisations([*numbers, selected] if selected else list(numbers))
            names = {uid: title_in(language, brain) for uid, brain in known.items()}
        options = [
            (value, names[value], number) for value, number in numbers.items() if value in names
        ]
        if selected and selected not in numbers and selected in names:
            options.append((selected, names[selected], 0))
        if len(options) > 1 or selected and options:
            options.sort(key=lambda option: alphabetical(option[1]))
            found.append(Choice(name, translate(label, context=request), options, selected))
    return found
