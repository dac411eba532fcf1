"""What cards say on the pages of their service and of a point, and to their own authors."""

from AccessControl import getSecurityManager
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.servicecards import additions
from etapalvelu.portal.servicecards import store
from etapalvelu.portal.servicecards.rules import missing_sections
from etapalvelu.portal.servicecards.schema import SECTIONS
from etapalvelu.portal.servicecards.schema import IServiceCard
from plone.app.layout.viewlets import ViewletBase

ADD = "etapalvelu.portal: Add service card"
MODIFY = "Modify portal content"
# Others are chosen in the form.
OFFERED = ("fi", "sv", "en")


class MakeCard(ViewletBase):
    """On the service's page: make the card that is missing."""

    def languages(self):
        if not getSecurityManager().checkPermission(ADD, self.context):
            return []
        names = titles("etapalvelu.portal.CardLanguages", self.context, self.request)
        url = f"{self.context.absolute_url()}/++add++{store.CARD}"
        return [
            {"url": f"{url}?language={language}", "title": names[language]}
            for language in store.missing_languages(self.context, OFFERED)
        ]


class MissingSections(ViewletBase):
    """On the card, for those who write it: what an adviser will miss."""

    def missing(self):
        if not getSecurityManager().checkPermission(MODIFY, self.context):
            return []
        filled = [name for name in SECTIONS if getattr(self.context, name, None)]
        filled += ["contact"] if self.context.phone else []
        return [IServiceCard[name].title for name in missing_sections(filled)]


class PointAdditions(ViewletBase):
    """On the point's page: how many additions there are, and how many wait for a check."""

    def counts(self):
        may = getSecurityManager().checkPermission
        if not may("etapalvelu.portal: View card additions", self.context):
            return None
        rows = list(additions.overview(self.context))
        return {"all": len(rows), "stale": sum(row[3] for row in rows)}
