"""Pages of marketing material."""

from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import size_text
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.lifecycle.store import places_for
from etapalvelu.portal.marketing import downloads
from etapalvelu.portal.marketing.store import format_of
from etapalvelu.portal.marketing.store import variants
from etapalvelu.portal.marketing.vocabularies import VARIANT
from etapalvelu.portal.servicepoints.rules import HELSINKI
from functools import cached_property
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five import BrowserView
from urllib.parse import quote
from zExceptions import NotFound
from zope.interface import alsoProvides


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
            "url": f"{self.context.absolute_url()}/download-material",
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

    @cached_property
    def main(self):
        """The catalog's record of the template of which this is a variant, or None."""
        if not self.context.variant_of:
            return None
        found = api.portal.get_tool("portal_catalog")(UID=self.context.variant_of)
        return found[0] if found and found[0].listing else None

    @cached_property
    def family(self):
        """The main template and its variants, when there are any."""
        uid = self.context.variant_of if self.main else api.content.get_uuid(self.context)
        others = variants({uid}).get(uid, [])
        if not others:
            return []
        found = api.portal.get_tool("portal_catalog")(UID=uid)
        languages = titles("etapalvelu.portal.ServiceLanguages", self.context, self.request)
        return [
            {
                "title": brain.Title,
                "name": brain.listing["variant_name"],
                "language": languages.get(brain.listing["language"], ""),
                "format": brain.listing["format"],
                "size": size_text(brain.listing["size"]),
                "url": brain.getURL(),
                "here": api.content.get_uuid(self.context) == brain.UID,
            }
            for brain in [*found, *others]
            if brain.listing
        ]

    @cached_property
    def downloads(self):
        """(this month, in all) of this template alone."""
        return downloads.counted([api.content.get_uuid(self.context)], datetime.now(HELSINKI))

    @property
    def modified(self):
        return api.portal.get_localized_time(self.context.modified())


class DownloadMaterial(BrowserView):
    """Counts the download and leads to the file."""

    def __call__(self):
        file = self.context.file
        if not file:
            raise NotFound("file")
        # Only a number grows, also when another site's page brings the reader here.
        alsoProvides(self.request, IDisableCSRFProtection)
        if self.request.method == "GET":
            downloads.count(api.content.get_uuid(self.context), datetime.now(HELSINKI))
        name = quote(file.filename or self.context.getId())
        self.request.response.redirect(f"{self.context.absolute_url()}/@@download/file/{name}")
        return ""


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
        ("format", _("label_material_format", default="Format"), "etapalvelu.portal.FileFormats"),
        ("licence", _("label_licence", default="Terms of use"), "etapalvelu.portal.Licences"),
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

    def query(self):
        """Variants hide behind their template until something is looked for."""
        query = super().query()
        if not self.filtered:
            query["facets"] = {"not": VARIANT}
        return query

    def rows_of(self, brains):
        self.variants = variants({brain.UID for brain in brains})
        return super().rows_of(brains)

    def row(self, brain):
        row = super().row(brain)
        row["variants"] = len(self.variants.get(brain.UID, ()))
        row["kind"] = self.kinds.get(row["kind"], "")
        row["language"] = self.languages.get(row["language"], "")
        row["size"] = size_text(row["size"])
        row["preview"] = f"{row['url']}/@@images/preview/preview" if row["preview"] else None
        return row
