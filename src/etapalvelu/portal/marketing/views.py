"""Pages of marketing material."""

from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import size_text
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.lifecycle.store import places_for
from etapalvelu.portal.marketing.store import format_of
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from urllib.parse import quote


class MaterialView(BrowserView):
    """A template: what it looks like, what may be done with it, and the file."""

    @cached_property
    def file(self):
        file = self.context.file
        if not file:
            return None
        name = file.filename or self.context.getId()
        return {
            "name": name,
            "format": format_of(name),
            "size": size_text(file.getSize()),
            "url": f"{self.context.absolute_url()}/@@download/file/{quote(name)}",
        }

    @property
    def preview(self):
        if not self.context.preview:
            return None
        return f"{self.context.absolute_url()}/@@images/preview/large"

    @property
    def alt(self):
        return self.context.alt_text or ""

    @property
    def kind(self):
        return self._title("TemplateKinds", self.context.kind)

    @property
    def language(self):
        return self._title("ServiceLanguages", self.context.material_language)

    @property
    def licence(self):
        return self._title("Licences", self.context.licence)

    def _title(self, vocabulary, value):
        return titles(f"etapalvelu.portal.{vocabulary}", self.context, self.request).get(value)

    @property
    def modified(self):
        return api.portal.get_localized_time(self.context.modified())


class Materials(FacetList):
    """The material of all organisations that the reader may see."""

    types = ("MarketingTemplate",)
    page_title = _("title_materials", default="Materials")
    choices = (
        (
            "kind",
            _("label_template_kind", default="Kind of material"),
            "etapalvelu.portal.TemplateKinds",
        ),
        (
            "language",
            _("label_material_language", default="Language of the material"),
            "etapalvelu.portal.ServiceLanguages",
        ),
        (
            "organisation",
            _("label_organisation", default="Organisation"),
            "etapalvelu.portal.Organisations",
        ),
    )

    @property
    def places(self):
        return places_for("MarketingTemplate")

    @cached_property
    def kinds(self):
        return titles("etapalvelu.portal.TemplateKinds", self.context, self.request)

    @cached_property
    def languages(self):
        return titles("etapalvelu.portal.ServiceLanguages", self.context, self.request)

    def row(self, brain):
        row = super().row(brain)
        row["kind"] = self.kinds.get(row["kind"], "")
        row["language"] = self.languages.get(row["language"], "")
        row["size"] = size_text(row["size"])
        row["preview"] = f"{row['url']}/@@images/preview/preview" if row["preview"] else None
        return row
