"""Shows how texts live: a change that readers are told of, a translation behind, reviews ahead."""

from datetime import date
from datetime import timedelta
from etapalvelu.portal.lifecycle import languages
from etapalvelu.portal.lifecycle import store

CHANGED = "providers/verohallinto/verokortti-ja-ennakkovero/card-fi"
NOTES = (
    ("Lisätty ohje sivutulosta.", False),
    ("Ennakkoveroa haetaan nyt OmaVerossa. Paperilomake jäi pois.", True),
)
# Days until a text is to be checked.
REVIEWS = {
    "providers/verohallinto/kuolinpesan-verotus/card-fi": 20,
    "providers/kela/perhe-etuudet/card-fi": 12,
}


def load(portal):
    """Write the notes and dates, once."""
    card = portal.unrestrictedTraverse(CHANGED)
    if store.of(card).notes:
        return
    for text, major in NOTES:
        store.add_note(card, text, major)
    languages.source_changed(card, "changed", NOTES[-1][0])
    for path, days in REVIEWS.items():
        content = portal.unrestrictedTraverse(path)
        content.review_by = date.today() + timedelta(days=days)
        content.reindexObject(idxs=["review_by"])
