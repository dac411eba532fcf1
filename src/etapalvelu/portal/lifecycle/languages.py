"""Language versions of a text: when the source changes, the others bear a flag until looked at."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.lifecycle import rules
from etapalvelu.portal.lifecycle import store
from etapalvelu.portal.lifecycle import telling
from etapalvelu.portal.lifecycle.records import Behind
from etapalvelu.portal.servicecards.interfaces import IServiceCard


def versions(content):
    """Return {language: content} of a text whose versions lie side by side (decision 3)."""
    if not IServiceCard.providedBy(content):
        return {}
    cards = aq_parent(aq_inner(content)).objectValues()
    return {
        card.language: card
        for card in cards
        if IServiceCard.providedBy(card) and card.getId() == f"card-{card.language}"
    }


def source_changed(content, change, note):
    """Flag the versions in other languages after a change that the readers were told of."""
    if change != "changed" and not (change == "published" and note):
        return
    found = versions(content)
    for language in rules.language_versions_behind(content.language, found):
        store.to_write(found[language]).behind = Behind(content.language, datetime.now(UTC), note)
        telling.authors(found[language], "behind", note)


def brought_up_to_date(content):
    """Take the flag away: the version was edited, or somebody says that it is still valid."""
    if store.of(content).behind is not None:
        store.to_write(content).behind = None
