"""Many actions at once, copied from a spreadsheet."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import owners
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications import typed
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.core.forms import Field
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.sentences import sentence
from functools import cached_property
from plone import api

MOST_PROBLEMS = 10
# What is over this is not sent back: the page stays under 60 kB.
LONGEST = 40000


class PasteActions(Form):
    """All rows are stored, or none with the reason."""

    page_title = _("title_paste_actions", default="Paste actions from a spreadsheet")
    problems = ()

    @cached_property
    def room(self):
        return rules.MAX_ACTIONS - len(store.rows(self.context, "actions"))

    def make_fields(self):
        yield Field(
            "rows",
            _("label_pasted_rows", default="Rows"),
            "textarea",
            _(
                "help_pasted_rows",
                default="Columns in this order: action, date, channel, who answers for it, cost. "
                "Only the action is needed. At most ${most} rows.",
                mapping={"most": self.room},
            ),
            LONGEST,
        )

    @property
    def back(self):
        return f"{self.context.absolute_url()}#actions"

    def posted(self):
        text = self.request.form.get("rows")
        text = text if isinstance(text, str) else ""
        try:
            rows, problems = typed.pasted(text, self.room)
        except ProblemError as error:
            return self._refuse(sentence(error.problem, self.request))
        if not rows and not problems:
            return self._refuse(_("error_required", default="Fill in this field."))
        if problems:
            self.problems = [
                (number, sentence(problem, self.request))
                for number, problem in problems[:MOST_PROBLEMS]
            ]
            return self._refuse(
                _(
                    "error_pasted_rows",
                    default="${count} rows cannot be read. Nothing was stored.",
                    mapping={"count": len(problems)},
                )
            )
        self._store(rows)
        return ""

    def _refuse(self, text):
        self.errors = {"rows": text}
        self.request.response.setStatus(422)
        if len(self.values["rows"]) > LONGEST:
            self.values["rows"] = ""
        return None

    def _store(self, rows):
        new = []
        # Few names and channels stand in many rows.
        known = {text: owners.owner(self.context, text) for text in {row["owner"] for row in rows}}
        channels = {
            text: vocabularies.token_of(text, vocabularies.CHANNELS)
            for text in {row["channel"] for row in rows}
        }
        for row in rows:
            name, person = known[row["owner"]]
            channel = channels[row["channel"]]
            made = {"id": store.new_id(), "status": rules.PLANNED, "groups": [], "results": []}
            new.append({**made, **row, "channel": channel, "owner": name, "person": person})
        store.write(self.context, {"actions": store.rows(self.context, "actions") + new})
        message = _(
            "message_actions_pasted",
            default="${count} actions were added.",
            mapping={"count": len(new)},
        )
        api.portal.show_message(message, self.request)
        self.request.response.redirect(self.back, status=303)
