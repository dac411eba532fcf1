"""A point's sheets, banners and widget, for those who tell of it."""

from datetime import datetime
from etapalvelu.portal import _
from etapalvelu.portal.core.entry import EntryView
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.ratelimit import RateLimit
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.wallsheets import sheet
from etapalvelu.portal.wallsheets import store
from etapalvelu.portal.wallsheets import words
from etapalvelu.portal.wallsheets.rules import BANNERS
from etapalvelu.portal.wallsheets.rules import LANGUAGES
from etapalvelu.portal.wallsheets.views import choices
from functools import cached_property
from html import escape
from plone import api
from urllib.parse import urlencode

# Each costs a process for some tenths of a second.
_uses = RateLimit(times=120, seconds=60)


class PointPage(EntryView):
    """What the pages and files of one point's sheets share."""

    @cached_property
    def chosen_language(self):
        default = self.language if self.language in LANGUAGES else "fi"
        return choices.chosen(self.request.form, "language", default)

    @cached_property
    def facts(self):
        brain = store.point(api.content.get_uuid(self.context))
        return store.facts(brain, self.chosen_language, datetime.now(HELSINKI).date())

    @property
    def address(self):
        return store.public_address(self.context.getId(), self.chosen_language)

    @property
    def active(self):
        return self.state == "active"


class WallSheet(PointPage):
    """Choices of the sheet with a picture of it, and the banners."""

    page_title = _("title_wall_sheet", default="Wall sheet and banners")
    formats = choices.FORMATS
    language_titles = choices.LANGUAGE_TITLES
    colour_titles = choices.COLOUR_TITLES
    edges = choices.EDGES

    @cached_property
    def values(self):
        form = self.request.form
        values = {name: choices.chosen(form, name) for name in ("format", "colour", "edge")}
        return values | {"language": self.chosen_language}

    @property
    def file_url(self):
        return f"{self.context.absolute_url()}/wall-sheet-file?{urlencode(self.values)}"

    @property
    def picture_url(self):
        kept = {name: self.values[name] for name in ("language", "colour")}
        return f"{self.context.absolute_url()}/wall-sheet-picture?{urlencode(kept)}"

    @property
    def missing(self):
        """Return whether the point tells no opening hours."""
        return not self.facts["hours"]

    @property
    def banner_alt(self):
        return words.banner_alt(self.facts["name"], self.chosen_language)

    def banners(self):
        for size, banner in BANNERS.items():
            kept = {"size": size, "language": self.values["language"]}
            kept |= {"colour": self.values["colour"]}
            url = f"{self.context.absolute_url()}/web-banner?{urlencode(kept)}"
            yield {"width": banner.width, "height": banner.height, "url": url}


class File(PointPage):
    """A file made on the spot; subclasses say `content_type`, `name` and `make`."""

    def __call__(self):
        response = self.request.response
        if not _uses.allow(api.user.get_current().getId()):
            response.setStatus(429)
            response.setHeader("Retry-After", "60")
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return "Too many files in a minute."
        content = self.make()
        response.setHeader("Content-Type", self.content_type)
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Content-Disposition", f'{self.disposition}; filename="{self.name}"')
        return content

    @cached_property
    def colour(self):
        return choices.chosen(self.request.form, "colour")


class SheetFile(File):
    """The sheet as PDF."""

    content_type = "application/pdf"
    disposition = "attachment"

    @property
    def name(self):
        format = choices.chosen(self.request.form, "format")
        return f"{self.context.getId()}-{format}-{self.chosen_language}.pdf"

    def make(self):
        names = ("format", "colour", "edge")
        order = choices.order({n: choices.chosen(self.request.form, n) for n in names})
        return sheet.paper(self.facts, self.address, self.chosen_language, **order)


class SheetPicture(File):
    """The sheet as a small picture."""

    content_type = "image/png"
    disposition = "inline"
    name = "wall-sheet.png"

    def make(self):
        return sheet.picture(self.facts, self.address, self.chosen_language, self.colour)


class WebBanner(File):
    """A banner in one of the usual sizes."""

    content_type = "image/png"
    disposition = "inline"

    @cached_property
    def size(self):
        asked = parameters.text(self.request.form, "size")
        return asked if asked in BANNERS else next(iter(BANNERS))

    @property
    def name(self):
        return f"{self.context.getId()}-{self.size}-{self.chosen_language}.png"

    def make(self):
        size, language = self.size, self.chosen_language
        return sheet.banner(self.facts, self.address, language, size, self.colour)


class WidgetCode(PointPage):
    """The widget as it looks, and the line of HTML that brings it to another site."""

    page_title = _("title_widget_code", default="Point's information on your website")
    language_titles = choices.LANGUAGE_TITLES

    @property
    def frame_title(self):
        return words.code_title(self.facts["name"], self.chosen_language)

    @property
    def snippet(self):
        title = escape(self.frame_title)
        return (
            f'<iframe src="{escape(self.address)}" title="{title}" width="100%" height="640" '
            'loading="lazy" referrerpolicy="no-referrer"></iframe>'
        )
