"""Sheets of many points in one ZIP: asking, watching, fetching."""

from etapalvelu.portal import _
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.wallsheets import bundles
from etapalvelu.portal.wallsheets.rules import LANGUAGES
from etapalvelu.portal.wallsheets.views import choices
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zExceptions import NotFound

# Seconds after which the page looks again, by itself and without a script.
PAUSE = 4


class SheetBundle(Form):
    """The form when there is no bundle, else how far it is."""

    page_title = _("title_sheet_bundle", default="Wall sheets of many points")

    def make_fields(self):
        points = tuple((uid, name, None) for uid, name in bundles.visible_points().items())
        radios = {
            name: tuple((value, title, None) for value, title in titles)
            for name, titles in (
                ("format", choices.FORMATS),
                ("language", choices.LANGUAGE_TITLES),
                ("colour", choices.COLOUR_TITLES),
                ("edge", choices.EDGES),
            )
        }
        yield Field(
            "points", _("heading_points", default="Service points"), "checks", options=points
        )
        yield Field(
            "format", _("label_sheet_format", default="Size"), "radio", options=radios["format"]
        )
        yield Field(
            "language",
            _("label_sheet_language", default="Language of the sheet"),
            "radio",
            options=radios["language"],
        )
        yield Field(
            "colour", _("label_sheet_colour", default="Colour"), "radio", options=radios["colour"]
        )
        yield Field("edge", _("label_sheet_edge", default="Edges"), "radio", options=radios["edge"])

    def initial(self):
        language = api.portal.get_current_language()
        return {
            "points": [],
            "format": "a3",
            "language": language if language in LANGUAGES else "fi",
            "colour": "lake",
            "edge": "none",
        }

    @cached_property
    def user_id(self):
        return api.user.get_current().getId()

    @cached_property
    def bundle(self):
        return bundles.of(self.user_id)

    @property
    def count(self):
        return len(self.bundle.names)

    @property
    def failed(self):
        return [self.bundle.names[uid] for uid in self.bundle.failed]

    def __call__(self):
        if self.bundle is not None and self.bundle.finished is None:
            self.request.response.setHeader("Refresh", str(PAUSE))
        return super().__call__()

    def posted(self):
        if parameters.text(self.request.form, "remove"):
            bundles.remove(self.user_id)
            return self._again()
        return super().posted()

    def check(self):
        errors = super().check()
        if "points" not in errors and len(self.values["points"]) > bundles.MOST:
            errors["points"] = _(
                "error_too_many_sheets",
                default="Choose ${most} points at most.",
                mapping={"most": bundles.MOST},
            )
        return errors

    def save(self, values):
        names = bundles.visible_points()
        chosen = {uid: names[uid] for uid in values["points"]}
        if not bundles.begin(self.user_id, values["language"], choices.order(values), chosen):
            api.portal.show_message(
                _(
                    "message_bundle_runs",
                    default="Your last sheets are still being made. Only one lot at a time.",
                ),
                self.request,
                type="warning",
            )
        return self._again()

    def _again(self):
        self.request.response.redirect(f"{self.context.absolute_url()}/sheet-bundle")
        return ""


class SheetBundleFile(BrowserView):
    """The reader's own ZIP; missing when there is none."""

    def __call__(self):
        bundle = bundles.of(api.user.get_current().getId())
        if bundle is None or bundle.finished is None:
            raise NotFound("sheet-bundle-file")
        response = self.request.response
        response.setHeader("Content-Type", "application/zip")
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Content-Disposition", 'attachment; filename="wall-sheets.zip"')
        return bundle.read()
