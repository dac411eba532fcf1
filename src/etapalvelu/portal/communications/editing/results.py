"""The page on which the results of one action are written (CHECKLIST K14)."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications.editing import parts
from etapalvelu.portal.communications.editing.part import EditPart
from etapalvelu.portal.core.listing import parameters
from functools import cached_property
from zExceptions import NotFound


class EditResults(EditPart):
    """Values of the goal's metric with their days."""

    name = "actions"
    part = parts.RESULTS

    @cached_property
    def row(self):
        asked = parameters.text(self.request.form, "id")
        for action in store.rows(self.context, "actions"):
            if action["id"] == asked:
                return action
        raise NotFound(asked)

    @property
    def page_title(self):
        return _(
            "title_results", default="Results: ${action}", mapping={"action": self.row["action"]}
        )

    @property
    def help(self):
        goals = store.rows(self.context, "goals")
        goal = next((goal for goal in goals if goal["id"] == self.row.get("goal")), None)
        if goal is None:
            return _("help_results_no_goal", default="Say first which goal the action serves.")
        return _(
            "help_results",
            default="Metric: ${metric} ${unit}",
            mapping={"metric": goal.get("metric") or "", "unit": goal.get("unit") or ""},
        )

    @property
    def action(self):
        return f"{self.context.absolute_url()}/edit-results?id={self.row['id']}"

    def next_part(self):
        return None

    def stored_rows(self):
        kept = self.row.get("results") or ()
        return [{**row, "id": row.get("id") or f"row{n}"} for n, row in enumerate(kept, 1)]

    def store_rows(self, rows):
        changed = {**self.row, "results": rows}
        self.changed["actions"] = [
            changed if row["id"] == changed["id"] else row
            for row in store.rows(self.context, "actions")
        ]
