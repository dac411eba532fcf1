"""Pages of training."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from etapalvelu.portal import _
from etapalvelu.portal.core.facetlist import FacetList
from etapalvelu.portal.core.texts import html
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.lifecycle.store import places_for
from etapalvelu.portal.training import store
from functools import cached_property
from plone import api
from Products.Five import BrowserView

AUDIENCES = "etapalvelu.portal.Audiences"


class CourseView(BrowserView):
    """A course with its modules."""

    @cached_property
    def modules(self):
        return store.modules_of(self.context)

    @cached_property
    def text(self):
        return html(self.context, "text")

    @property
    def audience(self):
        names = titles(AUDIENCES, self.context, self.request)
        return ", ".join(names[a] for a in self.context.audience or [] if a in names)

    @property
    def duration(self):
        """Minutes: what the course says, else the sum of its modules."""
        return self.context.duration or sum(m["duration"] or 0 for m in self.modules)

    @property
    def modified(self):
        return api.portal.get_localized_time(self.context.modified())


class ModuleView(BrowserView):
    """A module between its neighbours."""

    @cached_property
    def course(self):
        return aq_parent(aq_inner(self.context))

    @cached_property
    def text(self):
        return html(self.context, "text")

    @property
    def video(self):
        address = self.context.video_url or ""
        return address if address.startswith("https://") else None

    @property
    def transcript(self):
        return paragraphs(self.context.transcript)

    @cached_property
    def _neighbours(self):
        modules = store.modules_of(self.course)
        ids = [module["id"] for module in modules]
        if self.context.getId() not in ids:
            return None, None
        here = ids.index(self.context.getId())
        return (
            modules[here - 1] if here else None,
            modules[here + 1] if here + 1 < len(modules) else None,
        )

    @property
    def previous(self):
        return self._neighbours[0]

    @property
    def next(self):
        return self._neighbours[1]


class Courses(FacetList):
    """The courses of all organisations that the reader may see."""

    types = ("TrainingCourse",)
    page_title = _("title_training", default="Training")
    choices = (
        ("audience", _("label_audience", default="For whom"), AUDIENCES),
        (
            "organisation",
            _("label_organisation", default="Organisation"),
            "etapalvelu.portal.Organisations",
        ),
    )

    @property
    def places(self):
        return places_for("TrainingCourse")

    @cached_property
    def audiences(self):
        return titles(AUDIENCES, self.context, self.request)

    def row(self, brain):
        row = super().row(brain)
        names = [self.audiences[a] for a in row["audience"] if a in self.audiences]
        row["audience"] = ", ".join(names)
        row["duration"] = row["duration"] or ""
        return row
