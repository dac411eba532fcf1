"""The page on which one action is written."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import owners
from etapalvelu.portal.communications import recurrence
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications.editing import actionvalues
from etapalvelu.portal.communications.editing.actionfields import fields
from etapalvelu.portal.communications.editing.merging import merge
from etapalvelu.portal.core.editing.rules import fingerprint
from etapalvelu.portal.core.editing.store import editor_name
from etapalvelu.portal.core.editing.store import last_edit
from etapalvelu.portal.core.forms import Form
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.sentences import sentence
from functools import cached_property
from plone import api
from zExceptions import NotFound


class EditAction(Form):
    """A new action, or the one with the id in the address."""

    conflict = False

    @cached_property
    def id(self):
        return parameters.text(self.request.form, "id")[:40]

    @cached_property
    def actions(self):
        return store.rows(self.context, "actions")

    @cached_property
    def present(self):
        found = next((row for row in self.actions if row["id"] == self.id), None)
        if found is None and self.id and self.request.method != "POST":
            raise NotFound(self.id)
        return found

    @property
    def page_title(self):
        return (
            _("title_edit_action", default="Action")
            if self.id
            else _("title_new_action", default="New action")
        )

    @property
    def full(self):
        return not self.id and len(self.actions) >= rules.MAX_ACTIONS

    @property
    def most(self):
        return rules.MAX_ACTIONS

    @property
    def action(self):
        tail = f"?id={self.id}" if self.id else ""
        return f"{self.context.absolute_url()}/edit-action{tail}"

    @property
    def back(self):
        return f"{self.context.absolute_url()}#actions"

    @cached_property
    def plan(self):
        return store.values(self.context)

    def make_fields(self):
        return fields(self.plan, self.id, self.request)

    @property
    def suggestions(self):
        return owners.suggestions(self.context)

    @property
    def channels(self):
        return actionvalues.channels(self.language)

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    def initial(self):
        return actionvalues.texts(self.present or {"status": rules.PLANNED}, self.language)

    def check(self):
        found = super().check()
        self.typed = {}
        for name in self.values:
            if name not in found:
                try:
                    self.typed[name] = actionvalues.read(name, self.values[name])
                except ProblemError as error:
                    found[name] = sentence(error.problem, self.request)
        if not found:
            found |= {
                name: sentence(problem, self.request)
                for name, problem in actionvalues.contradictions(self.typed)
            }
        return found

    def posted(self):
        if "remove" in self.request.form and self.present:
            return self._remove()
        if self.full:
            self.request.response.setStatus(422)
            return None
        return super().posted()

    def _remove(self):
        kept = [row for row in self.actions if row["id"] != self.id]
        store.write(self.context, {"actions": kept})
        message = _("message_action_removed", default="The action was removed.")
        return self._leave(message, self.back)

    def save(self, values):
        name, person = owners.owner(self.context, self.typed["owner"] or "")
        typed = {**(self.present or {"results": []}), **self.typed, "owner": name, "person": person}
        typed["id"] = self.id or store.new_id()
        opened = parameters.text(self.request.form, "opened")
        kept = merge(opened, self.present, typed) if self.id else None
        if kept is not None and kept.conflict:
            self.conflict = True
            self.request.response.setStatus(409)
            return None
        self._store(typed if kept is None else kept.value, typed["id"])
        message = _("message_action_saved", default="The action was saved.")
        more = "more" in self.request.form
        return self._leave(
            message, f"{self.context.absolute_url()}/edit-action" if more else self.back
        )

    def _store(self, action, id_):
        rows = self.actions
        if action is None:
            rows = [row for row in rows if row["id"] != id_]
        elif any(row["id"] == id_ for row in rows):
            rows = [action if row["id"] == id_ else row for row in rows]
        else:
            rows = [*rows, action]
        store.write(self.context, {"actions": rows})

    def _leave(self, message, target):
        api.portal.show_message(message, self.request)
        self.request.response.redirect(target, status=303)
        return ""

    def opened(self):
        """Return the fingerprint of the action when it was opened, or of what was shown."""
        sent = parameters.text(self.request.form, "opened")
        return sent if sent and not self.conflict else fingerprint(self.present)

    def stored_words(self):
        """Return (label, text) of what the other one has stored differently."""
        texts = actionvalues.texts(self.present or {}, self.language)
        for field in self.fields:
            there, here = texts.get(field.name), self.values.get(field.name)
            if there != here:
                titles = {row[0]: row[1] for row in actionvalues.options(field)}
                chosen = there if isinstance(there, list) else [there]
                yield field.label, ", ".join(str(titles.get(item, item or "")) for item in chosen)

    @property
    def conflict_author(self):
        return editor_name(self.context)

    @property
    def conflict_time(self):
        return api.portal.get_localized_time(last_edit(self.context).at, long_format=True)

    @property
    def most_times(self):
        return recurrence.MAX_TIMES
