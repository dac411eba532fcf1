"""The common part of all list pages."""

from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import PAGE_SIZE
from etapalvelu.portal.core.listing.rules import alphabetical
from etapalvelu.portal.core.listing.rules import matches
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.core.listing.rules import words
from etapalvelu.portal.core.registers.interfaces import IRegister
from etapalvelu.portal.core.titles import name_in
from etapalvelu.portal.core.titles import titles
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import NamedTuple
from zope.component import queryUtility
from zope.i18n import translate

TEXT = "q"


class Filter(NamedTuple):
    """A drop-down list: `options` are {value: title}, `accepts(brain, value)` says what stays.

    `empty`: title of no choice; `fallback(brain)` says what stays then.
    """

    name: str
    label: str
    options: dict
    accepts: object
    empty: str
    fallback: object = None


class Heading(NamedTuple):
    """A column's heading; `href` sorts by it, `order` is the value of aria-sort or None."""

    id: str
    title: str
    href: str | None
    order: str | None


class ListingView(BrowserView):
    """A filtered, sorted and paged list of one type; subclasses say of what and how.

    Everything is in the address: q (text), a parameter per filter, sort (id of a column, "-" before
    it for descending), page, all (no pages).
    """

    portal_type = ()
    columns = ()  # (id, title) in order; an id in `sort_keys` makes its heading a link
    checks = ()  # (parameter, label) of check boxes
    export_name = None  # view that gives the file
    search_label = None
    frame = ViewPageTemplateFile("templates/macros.pt")

    def filters(self):
        """Return the Filters of the list."""
        return []

    def sort_keys(self):
        """Return {column id: key function of a brain}; the first one is the default."""
        return {"title": self.by_name}

    def checked(self, name, brain):
        """Tell whether a brain stays when the check box is ticked."""
        return True

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    def name_of(self, brain):
        return name_in(self.language, brain.listing)

    def by_name(self, brain):
        return alphabetical(self.name_of(brain))

    def titles(self, vocabulary):
        return titles(vocabulary, self.context, self.request)

    @cached_property
    def choices(self):
        return self.filters()

    @cached_property
    def active(self):
        """The parameters in force, those of the form and the order; unknown values are left out."""
        form = self.request.form
        found = {TEXT: parameters.text(form, TEXT)}
        for choice in self.choices:
            value = parameters.text(form, choice.name)
            found[choice.name] = value if value in choice.options else ""
        for name, _label in self.checks:
            found[name] = "1" if parameters.text(form, name) else ""
        sort = parameters.text(form, "sort")
        found["sort"] = sort if sort.removeprefix("-") in self.sort_keys() else ""
        return found

    @property
    def filtered(self):
        """Whether the reader has narrowed the list."""
        return any(value for name, value in self.active.items() if name != "sort")

    @cached_property
    def everything(self):
        """All brains of the type that the reader may see."""
        catalog = api.portal.get_tool("portal_catalog")
        return [brain for brain in catalog(portal_type=self.portal_type) if brain.listing]

    @cached_property
    def found(self):
        """The brains that pass the filters, in order."""
        wanted = words(self.active[TEXT])
        rows = [
            brain
            for brain in self.everything
            if matches(brain.listing["text"], wanted) and self._passes(brain)
        ]
        sort = self.active["sort"] or next(iter(self.sort_keys()))
        rows.sort(key=self.by_name)
        rows.sort(key=self.sort_keys()[sort.removeprefix("-")], reverse=sort.startswith("-"))
        return rows

    def _passes(self, brain):
        for choice in self.choices:
            value = self.active[choice.name]
            if value:
                if not choice.accepts(brain, value):
                    return False
            elif choice.fallback and not choice.fallback(brain):
                return False
        return all(self.checked(name, brain) for name, _label in self.checks if self.active[name])

    @cached_property
    def show_all(self):
        return bool(parameters.text(self.request.form, "all"))

    @cached_property
    def page(self):
        size = len(self.found) or 1 if self.show_all else PAGE_SIZE
        return page_of(self.found, parameters.number(self.request.form, "page"), size)

    def link(self, view=None, **changes):
        """Return the address of this list with some parameters changed."""
        base = f"{self.context.absolute_url()}/{view}" if view else self.address
        return base + parameters.query(self.active | changes)

    @property
    def import_url(self):
        """Where the list's register is imported from a file; None for those who may not."""
        if not api.user.has_permission("etapalvelu.portal: Import registry"):
            return None
        name = (self.export_name or "").removesuffix("-export")
        if queryUtility(IRegister, name) is None:
            return None
        return f"{api.portal.get().absolute_url()}/registry-import?register={name}"

    @property
    def address(self):
        """The list's address without parameters."""
        return f"{self.context.absolute_url()}/{self.__name__}"

    @cached_property
    def column_titles(self):
        """{column id: translated title}, the labels of the cells on a narrow screen."""
        return {id_: self.translated(title) for id_, title in self.columns}

    def headings(self):
        current = self.active["sort"] or next(iter(self.sort_keys()))
        for id_, title in self.columns:
            if id_ not in self.sort_keys():
                yield Heading(id_, title, None, None)
                continue
            here = current.removeprefix("-") == id_
            descending = here and current.startswith("-")
            order = ("descending" if descending else "ascending") if here else None
            sort = f"-{id_}" if here and not descending else id_
            yield Heading(id_, title, self.link(sort=sort), order)

    def pages(self):
        """Return (number, address or None for the present one) of every page."""
        return [
            (number, None if number == self.page.number else self.link(page=number))
            for number in range(1, self.page.count + 1)
        ]

    def translated(self, message):
        return translate(message, context=self.request)

    @property
    def macros(self):
        return self.frame.macros
