"""The results of one search: counted by facet, narrowed, ordered for the reader."""

from etapalvelu.portal.access.store import memberships
from etapalvelu.portal.search import rules
from etapalvelu.portal.search import store
from functools import cached_property
from plone import api

# What narrows results, as it stands in the address of the page.
FACETS = ("kind", "organisation", "theme", "audience", "language", "municipality")


class Results:
    """What the reader may see of a text's results; chosen: {facet: value} that narrows them."""

    def __init__(self, text, chosen):
        self.text = text
        self.chosen = {facet: value for facet, value in chosen.items() if value}

    @cached_property
    def scores(self):
        """{row number: score} before narrowing."""
        return store.find(self.text)

    @cached_property
    def sets(self):
        return store.facet_sets()

    @cached_property
    def known(self):
        """Row numbers of content of a kind that is searched."""
        kinds = [rows for value, rows in self.sets.items() if value.startswith("kind:")]
        return set(self.scores).intersection(set().union(*kinds))

    def _narrowed(self, without=None):
        rows = self.known
        for facet, value in self.chosen.items():
            if facet != without:
                rows = rows.intersection(self.sets.get(f"{facet}:{value}", ()))
        return rows

    def counts(self, facet):
        """Return {value: number of results}, as if nothing were chosen of the facet itself."""
        prefix = f"{facet}:"
        sets = {
            value.removeprefix(prefix): rows
            for value, rows in self.sets.items()
            if value.startswith(prefix)
        }
        return rules.counts(self._narrowed(without=facet), sets)

    @cached_property
    def rows(self):
        """Row numbers of the narrowed results, the best ones first."""
        rows = self._narrowed()
        return rules.ordered(
            {row: self.scores[row] for row in rows},
            store.named(self.text),
            self._weights(rows),
            rows.intersection(self.sets.get(f"language:{api.portal.get_current_language()}", ())),
        )

    def _weights(self, rows):
        mine = rules.weights({each.role for each in memberships(api.user.get_current().getId())})
        return {
            row: weight
            for kind, weight in mine.items()
            for row in rows.intersection(self.sets.get(f"kind:{kind}", ()))
        }
