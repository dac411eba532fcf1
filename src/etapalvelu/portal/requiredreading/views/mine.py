"""What is asked of me."""

from etapalvelu.portal import _
from etapalvelu.portal.requiredreading import store
from etapalvelu.portal.requiredreading.titles import STATUS_CLASSES
from etapalvelu.portal.requiredreading.titles import STATUS_TITLES
from functools import cached_property
from plone import api
from Products.Five import BrowserView


class MyReading(BrowserView):
    page_title = _("heading_my_reading", default="To read and confirm")

    @cached_property
    def rows(self):
        """Return what is asked of the reader, what waits first."""
        tasks = store.tasks(api.user.get_current().getId())
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.searchResults(UID=list(tasks)) if tasks else []
        rows = [self._row(brain, tasks[brain.UID]) for brain in found]
        return sorted(rows, key=lambda row: (row["status"] == "done", row["title"].casefold()))

    def _row(self, brain, task):
        done = task.status == "done"
        return {
            "title": brain.Title,
            "url": brain.getURL(),
            "status": task.status,
            "state": STATUS_TITLES[task.status],
            "state_class": STATUS_CLASSES[task.status],
            "date": api.portal.get_localized_time(
                task.confirmation.at if done else task.requirement.since
            ),
        }
