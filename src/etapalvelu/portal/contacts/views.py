"""The page of a contact person."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal.core.entry import EntryView
from etapalvelu.portal.core.listing.states import state_titles
from etapalvelu.portal.core.titles import name_in


class ContactPersonView(EntryView):
    """How to reach a person and in what matters."""

    @property
    def organisation(self):
        organisation = aq_parent(aq_inner(self.context))
        names = {name: getattr(organisation, name, "") for name in self.names}
        return {"url": organisation.absolute_url(), "name": name_in(self.language, names)}

    @property
    def duties(self):
        known = self.titles("etapalvelu.portal.Responsibilities")
        return [known.get(each, each) for each in self.context.responsibilities or ()]

    @property
    def state_title(self):
        return state_titles(self.request).get(self.state, "")
