"""Rows in a form: one page of them and some blank ones; what is typed stays until it is right."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications.editing import cells
from etapalvelu.portal.communications.editing import parts
from etapalvelu.portal.communications.editing.merging import merge
from etapalvelu.portal.core.editing.rules import fingerprint
from etapalvelu.portal.core.editing.store import editor_name
from etapalvelu.portal.core.editing.store import last_edit
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.listing.rules import page_of
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.sentences import sentence
from functools import cached_property
from plone import api
from zope.i18n import translate

PAGE = 15
BLANK = 3


class RowsForm:
    """Mixed into a form with `part`, `stored_rows()` and `store_rows(rows)`.

    Rows are compared one by one with what was stored when the form was opened.
    """

    refusal = None

    def __init__(self, context, request):
        super().__init__(context, request)
        self.row_errors = {}
        self.conflicts = []
        self.read = []

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    @cached_property
    def page(self):
        number = parameters.number(self.request.form, "page")
        return page_of(self.stored_rows(), number, PAGE)

    @property
    def last_page(self):
        return page_of(self.stored_rows(), 1, PAGE).count

    @cached_property
    def columns(self):
        return [
            {
                "name": column.name,
                "label": translate(column.label, context=self.request),
                "kind": column.kind,
                "limit": column.limit,
                "number": column.kind in (parts.NUMBER, parts.MONEY),
                "short": column.kind != parts.LINE or column.limit < rules.LONG_NAME,
                "options": [
                    (token, translate(title, context=self.request))
                    for token, title in column.titles.items()
                ],
            }
            for column in self.part.columns
        ]

    def rows(self):
        """Return the rows to show: what was typed, or what is stored and some blank ones."""
        if self.read:
            return [self._shown(number, *row) for number, row in enumerate(self.read)]
        blank = BLANK if self.page.number == self.page.count else 0
        blank = min(blank, rules.MAX_ROWS - len(self.stored_rows()))
        shown = [
            self._shown(number, row["id"], fingerprint(row), self._texts(row), None, False)
            for number, row in enumerate(self.page.rows)
        ]
        first = len(shown)
        return shown + [self._shown(first + n, "", "", {}, None, False) for n in range(blank)]

    def _texts(self, row):
        return {
            column.name: cells.write(column, row.get(column.name), self.language)
            for column in self.part.columns
        }

    def _shown(self, number, id_, opened, texts, value, removed):
        return {
            "number": number,
            "label": (self.page.number - 1) * PAGE + number + 1,
            "id": id_,
            "opened": opened,
            "removed": removed,
            "cells": [
                {
                    **column,
                    "id": f"row-{number}-{column['name']}",
                    "text": texts.get(column["name"], ""),
                    "error": self.row_errors.get(f"row-{number}-{column['name']}"),
                }
                for column in self.columns
            ],
        }

    def read_rows(self):
        """Read what was typed into `read`, and what is wrong with it into `row_errors`."""
        form = self.request.form
        asked = parameters.text(form, "rows")
        count = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 0
        if count > PAGE + BLANK:
            self.refusal = Problem(
                "error_plan_too_many_rows",
                "Here is room for at most ${most} rows. Nothing was stored.",
                {"most": PAGE + BLANK},
            )
            return
        for number in range(count if self.part.columns else 0):
            self._read_row(number)

    def _read_row(self, number):
        form, prefix = self.request.form, f"row-{number}-"
        texts, value = {}, {}
        for column in self.part.columns:
            text = form.get(prefix + column.name)
            texts[column.name] = text if isinstance(text, str) else ""
            try:
                value[column.name] = cells.read(column, texts[column.name])
            except ProblemError as error:
                self.row_errors[prefix + column.name] = sentence(error.problem, self.request)
        removed = bool(parameters.text(form, prefix + "remove"))
        id_ = parameters.text(form, prefix + "id")[:40]
        opened = parameters.text(form, prefix + "opened")
        self.read.append((id_, opened, texts, value, removed))

    def merge_rows(self):
        """Hand the rows to `store_rows`; what both have changed goes into `conflicts`."""
        if not self.part.rows:
            return
        stored = {row["id"]: row for row in self.stored_rows()}
        result, again = dict(stored), []
        for number, (id_, opened, texts, value, removed) in enumerate(self.read):
            present = stored.get(id_)
            gone = removed or not any(item for item in value.values() if item is not None)
            # Columns that the form does not show stay as they are.
            typed = None if gone else {**(present or {}), **value, "id": id_ or store.new_id()}
            kept = merge(opened, present, typed) if id_ else None
            if kept is not None and kept.conflict:
                words = self._texts(present or {})
                line = " · ".join(text for text in words.values() if text)
                self.conflicts.append((number + 1, f"row-{number}-{self.columns[0]['name']}", line))
                opened = fingerprint(present)
            final = typed if kept is None else kept.value
            again.append((id_, opened, texts, value, removed))
            if final is None:
                result.pop(id_, None)
            else:
                result[final["id"]] = final
        self.read = again
        if len(result) > rules.MAX_ROWS:
            self.refusal = Problem(
                "error_plan_too_many_rows",
                "Here is room for at most ${most} rows. Nothing was stored.",
                {"most": rules.MAX_ROWS},
            )
        self.store_rows(list(result.values()))

    def remove_label(self, number):
        message = _("label_remove_row", default="Remove row ${number}", mapping={"number": number})
        return translate(message, context=self.request)

    @property
    def conflict_author(self):
        return editor_name(self.context)

    @property
    def conflict_time(self):
        return api.portal.get_localized_time(last_edit(self.context).at, long_format=True)

    def refusal_text(self):
        return sentence(self.refusal, self.request)

    def error_links(self):
        """Return (id, label, sentence) of the errors in cells, in the order of the rows."""
        names = {column["name"]: column["label"] for column in self.columns}
        for id_, text in self.row_errors.items():
            _row, number, name = id_.split("-", 2)
            yield id_, f"{int(number) + 1}, {names[name]}", text
