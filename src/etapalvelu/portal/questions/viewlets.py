"""On a page that was made of an answer: from which question."""

from etapalvelu.portal.questions import records
from plone import api
from plone.app.layout.viewlets import ViewletBase


class Source(ViewletBase):
    def question(self):
        uid = records.source(self.context)
        found = api.content.find(UID=uid, portal_type="Question") if uid else []
        return {"url": found[0].getURL(), "title": found[0].Title} if found else None
