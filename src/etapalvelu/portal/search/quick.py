"""The quick search: what is found while somebody types into the header."""

from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.search import queries
from etapalvelu.portal.search import store
from etapalvelu.portal.search.results import Results
from etapalvelu.portal.search.rows import shown
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate

import json

SHOWN = 8
# Before this many letters nearly everything begins so.
SHORTEST = 2


class QuickResults(Results):
    """What has the words in its name, also as beginnings; then what has them in its text."""

    @cached_property
    def scores(self):
        text = self.text
        named = store.ask(queries.beginnings(text), store.NAMES)
        return named if len(named) >= SHOWN else store.find(text) | named


class QuickSearch(BrowserView):
    """JSON for the list under the search box: up to eight results, best first."""

    def __call__(self):
        text = parameters.text(self.request.form, "q")
        rows = self._rows(text) if len(text) >= SHORTEST else []
        response = self.request.response
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        response.setHeader("Cache-Control", "private, no-store")
        return json.dumps({"results": rows}, ensure_ascii=False)

    def _rows(self, text):
        language = api.portal.get_current_language()
        brains = store.brains(QuickResults(text, {}).rows[:SHOWN])
        return [
            {
                "title": row["title"],
                "url": row["url"],
                "kind": translate(row["kind"], context=self.request),
                "place": " › ".join(row["place"]),
            }
            for row in shown(brains, language)
        ]
