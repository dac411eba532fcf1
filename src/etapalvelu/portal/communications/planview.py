"""A plan on one page: its seven parts, what they lack, and what the actions add up to."""

from datetime import date
from etapalvelu.portal.communications import completeness
from etapalvelu.portal.communications import outline
from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications import titles
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.core.sentences import sentence
from etapalvelu.portal.organisations.store import nearest_organisation
from functools import cached_property
from plone import api
from Products.Five import BrowserView

PAGE = 10
# In the order of doing; the table of actions gives the whole names.
SHORT = 60
MOST_FINDINGS = 12


def near(page):
    """Return the numbers of the first, the last and the nearest pages."""
    close = range(max(1, page.number - 2), min(page.count, page.number + 2) + 1)
    return sorted({1, *close, page.count})


class PlanView(BrowserView):
    """Rows are shown ten at a time; the addresses of the pages keep the part."""

    @cached_property
    def values(self):
        return store.values(self.context)

    @cached_property
    def words(self):
        return outline.Words(api.portal.get_current_language())

    @cached_property
    def filled(self):
        return rules.filled_parts(self.values)

    @cached_property
    def organisation(self):
        return nearest_organisation(self.context)

    @cached_property
    def may_edit(self):
        return api.user.has_permission("Modify portal content", obj=self.context)

    @cached_property
    def findings(self):
        return completeness.findings(self.values, date.today())

    def missing(self):
        """Return the findings to show, each with its sentence and where it is put right."""
        return [
            {"text": sentence(each.problem, self.request), "url": self.place(each.part, each.row)}
            | {"part": titles.PARTS[each.part]}
            for each in self.findings[:MOST_FINDINGS]
        ]

    @property
    def further(self):
        return max(0, len(self.findings) - MOST_FINDINGS)

    def place(self, part, row=""):
        """Return where a part, or an action, is written; for readers where it stands."""
        url = self.context.absolute_url()
        if not self.may_edit:
            return f"{url}#{part}"
        if part == "actions":
            return f"{url}/edit-action?id={row}" if row else f"{url}#actions"
        return f"{url}/edit-part?part={part}"

    @cached_property
    def parts(self):
        language = self.words.language
        return [
            {
                "id": name,
                "title": section.title,
                "filled": name in self.filled,
                "paragraphs": section.paragraphs,
                "bullets": section.bullets,
                "tables": [self._table(name, table) for table in section.tables],
            }
            for name, section in zip(
                rules.PARTS, outline.sections(self.context, language), strict=True
            )
        ]

    def _table(self, part, table):
        number = parameters.number(self.request.form, f"{part}-page")
        page = page_of(table.rows, number, PAGE)
        url = self.context.absolute_url()
        return {
            "title": table.title,
            "headings": table.headings,
            "rows": [
                list(zip(table.headings, self._cells(part, row), strict=True)) for row in page.rows
            ],
            "pages": [(n, f"{url}?{part}-page={n}#{part}", n == page.number) for n in near(page)],
        }

    def _cells(self, part, row):
        known = part in ("action_plan", "actions")
        return [rules.shortened(cell, SHORT) for cell in row] if known else row

    @cached_property
    def action_page(self):
        number = parameters.number(self.request.form, "actions-page")
        return page_of(self.values["actions"], number, PAGE)

    def action_pages(self):
        return near(self.action_page)

    def actions(self):
        groups = {row["id"]: row["title"] for row in self.values["target_groups"]}
        goals = {row["id"]: row.get("goal") or "" for row in self.values["goals"]}
        url = self.context.absolute_url()
        for action in self.action_page.rows:
            reached = [groups[id_] for id_ in action.get("groups") or () if id_ in groups]
            yield {
                "name": action.get("action") or "",
                "edit": f"{url}/edit-action?id={action['id']}",
                "results": f"{url}/edit-results?id={action['id']}",
                "result_count": len(action.get("results") or ()),
                "when": self.words.when(action),
                "next": self._next(action),
                "channel": self.words.channel(action),
                "reached": ", ".join(reached),
                "goal": goals.get(action.get("goal"), ""),
                "owner": action.get("owner") or "",
                "cost": self.words.money(action.get("cost")),
                "spent": self.words.money(action.get("spent")),
                "status": self.words.status(action),
            }

    def _next(self, action):
        if not action.get("repeat") or not store.is_open(action):
            return ""
        return self.words.day(recurrence.next_day(action, date.today()))

    @property
    def over_budget(self):
        return rules.budget(self.values["actions"], self.values["budget_total"]).excess
