"""Scheduled work: what was indexed without Voikko is indexed with it, as soon as it is there."""

from datetime import timedelta
from etapalvelu.portal import _
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.search import setup
from etapalvelu.portal.search.unfinished import unfinished
from etapalvelu.portal.search.words import voikko
from plone import api
from zope.interface import implementer

import transaction

# Contents written in one transaction: seconds of work, so that it seldom meets an editor.
BATCH = 50


@implementer(IJob)
class CatchUp:
    """Goes through the catalog in parts; a run that was cut off goes on where it stopped."""

    title = _("job_search_catch_up", default="Index again what lacks Finnish inflection")
    every = timedelta(minutes=10)

    def run(self, now):
        left = unfinished()
        if left is None or not voikko.version():
            return ""
        count = sum(map(_index, self._contents(left)))
        if left.all_after is not None:
            count += self._everything(left)
        if not count:
            return ""
        return _(
            "job_search_catch_up_done",
            default="${count} contents indexed again",
            mapping={"count": count},
        )

    def _contents(self, left):
        catalog = api.portal.get_tool("portal_catalog")
        for uid in list(left.contents):
            yield from catalog.unrestrictedSearchResults(UID=uid)
            left.contents.remove(uid)

    def _everything(self, left):
        catalog = api.portal.get_tool("portal_catalog")._catalog
        count = 0
        while True:
            rows = list(catalog.paths.keys(left.all_after, excludemin=True))[:BATCH]
            if not rows:
                break
            count += sum(_index(catalog[row]) for row in rows)
            left.all_after = rows[-1]
            transaction.commit()
        left.all_after = None
        setup.note_analyser()
        return count


def _index(brain):
    content = brain._unrestrictedGetObject()
    content.reindexObject(idxs=setup.text_indexes())
    return 1
