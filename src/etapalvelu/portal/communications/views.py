"""Pages of communication plans."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications.rules import PARTS
from etapalvelu.portal.communications.rules import filled_parts
from etapalvelu.portal.communications.schema import ICommunicationPlan
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import html
from etapalvelu.portal.core.texts import number_text
from etapalvelu.portal.lifecycle.store import places_for
from etapalvelu.portal.organisations.store import nearest_organisation
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IList


class PlanView(BrowserView):
    """A plan part by part, the missing ones too."""

    @cached_property
    def _filled(self):
        return filled_parts(store.values(self.context))

    @property
    def filled(self):
        return len(self._filled)

    @cached_property
    def organisation(self):
        return nearest_organisation(self.context)

    @cached_property
    def parts(self):
        return [self._part(name) for name in PARTS]

    def _part(self, name):
        field = ICommunicationPlan[name]
        part = {"id": name, "title": field.title, "filled": name in self._filled}
        part |= {"html": "", "rows": [], "columns": []}
        if not IList.providedBy(field):
            return part | {"html": html(self.context, name)}
        columns = getFieldsInOrder(field.value_type.schema)
        titles = [translate(column.title, context=self.request) for _name, column in columns]
        rows = [
            [
                {"label": title, "value": self._cell(row.get(column))}
                for (column, _field), title in zip(columns, titles, strict=True)
            ]
            for row in getattr(self.context, name) or []
        ]
        return part | {"columns": titles, "rows": rows}

    def _cell(self, value):
        if hasattr(value, "isoformat"):
            return api.portal.get_localized_time(value)
        return number_text(value) if isinstance(value, float) else value or ""


class Plans(FacetList):
    """The plans that the reader may see: his organisations', and for the coordinator all."""

    types = ("CommunicationPlan",)
    page_title = _("title_plans", default="Communication plans")
    empty_text = _(
        "plans_empty_text",
        default="Your organisation has no communication plan that you may read.",
    )

    @property
    def places(self):
        return places_for("CommunicationPlan")

    def row(self, brain):
        row = super().row(brain)
        row["parts"] = f"{row['parts']} / {len(PARTS)}"
        return row
