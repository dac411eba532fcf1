"""A plan as headings, paragraphs and tables: what the page, the DOCX and the PDF say alike."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import rules
from etapalvelu.portal.communications import store
from etapalvelu.portal.communications import titles
from etapalvelu.portal.communications import vocabularies
from etapalvelu.portal.communications.editing.cells import number
from etapalvelu.portal.communications.rows import IAction
from etapalvelu.portal.communications.rows import IEvaluation
from etapalvelu.portal.communications.rows import IGoal
from etapalvelu.portal.communications.rows import IResource
from etapalvelu.portal.communications.rows import IResult
from etapalvelu.portal.communications.rows import ITargetGroup
from etapalvelu.portal.communications.schema import ICommunicationPlan
from etapalvelu.portal.core import inputs
from etapalvelu.portal.core.texts import paragraphs
from etapalvelu.portal.core.titles import date_text
from typing import NamedTuple
from zope.i18n import translate
from zope.i18nmessageid import Message

MONEY = _("text_euros", default="${sum} €")


class Table(NamedTuple):
    """A titled table; the first cell of a row names it."""

    title: str
    headings: list
    rows: list


class Section(NamedTuple):
    """One part of the plan."""

    title: str
    paragraphs: list
    bullets: list
    tables: list


class Words:
    """Values in a language."""

    def __init__(self, language):
        self.language = language

    def say(self, message, **mapping):
        # A mapping given beside a message would not be used.
        filled = Message(message, mapping=mapping) if mapping else message
        return translate(filled, target_language=self.language)

    def day(self, value):
        return date_text(value, self.language) if value else ""

    def channel(self, action):
        return vocabularies.title_of(action.get("channel"), vocabularies.CHANNELS, self.language)

    def status(self, action):
        return self.say(vocabularies.STATUSES[action.get("status") or rules.PLANNED])

    def repeat(self, action):
        if action.get("repeat") not in vocabularies.REPEATS:
            return ""
        text = self.say(vocabularies.REPEATS[action["repeat"]])
        if action.get("until"):
            text += f" – {self.day(action['until'])}"
        return f"{text} × {action['times']}" if action.get("times") else text

    def when(self, action):
        return " · ".join(
            text for text in (self.day(action.get("date")), self.repeat(action)) if text
        )

    def money(self, value):
        return "" if value is None else self.say(MONEY, sum=number(value))

    def outcome(self, goal, actions):
        found = rules.outcome(goal, actions)
        if found.value is None:
            return ""
        text = " ".join((number(found.value), goal.get("unit") or "")).strip()
        return text if found.percent is None else f"{text} ({found.percent} %)"


def sections(plan, language):
    """Return the seven Sections of a plan; all texts are free of control characters."""
    values, words = store.values(plan, language), Words(language)
    return [
        _section(words.say(titles.PARTS[part]), *_PARTS[part](values, words))
        for part in rules.PARTS
    ]


def _section(title, texts=(), bullets=(), tables=()):
    clean = [
        Table(
            table.title, table.headings, [[inputs.line(cell) for cell in row] for row in table.rows]
        )
        for table in tables
        if table.rows
    ]
    return Section(title, [inputs.text(t) for t in texts], [inputs.line(b) for b in bullets], clean)


def _heads(words, schema, *names):
    return [words.say(schema[name].title) for name in names]


def _target_groups(values, words):
    rows = [[row["title"], row.get("need") or ""] for row in values["target_groups"]]
    heads = _heads(words, ITargetGroup, "group", "need")
    return (), (), [Table(words.say(titles.PARTS["target_groups"]), heads, rows)]


def _goals(values, words):
    rows = [
        [
            row.get("goal") or "",
            row.get("metric") or "",
            number(row.get("baseline")),
            " ".join((number(row.get("target")), row.get("unit") or "")).strip(),
            words.outcome(row, values["actions"]),
        ]
        for row in values["goals"]
    ]
    heads = [
        *_heads(words, IGoal, "goal", "metric", "baseline", "target"),
        words.say(_("label_reached", default="Reached")),
    ]
    return (), (), [Table(words.say(titles.PARTS["goals"]), heads, rows)]


def _core_messages(values, words):
    messages = [row.get("message") or "" for row in values["basic_messages"]]
    return paragraphs(values["core_messages"]), messages, ()


def _actions(values, words):
    groups = {row["id"]: row["title"] for row in values["target_groups"]}
    goals = {row["id"]: row.get("goal") or "" for row in values["goals"]}
    rows, results = [], []
    for action in values["actions"]:
        name = action.get("action") or ""
        reached = [groups[id_] for id_ in action.get("groups") or () if id_ in groups]
        rows.append(
            [
                name,
                words.when(action),
                words.channel(action),
                ", ".join(reached),
                action.get("owner") or "",
                words.money(action.get("cost")),
                words.money(action.get("spent")),
                words.status(action),
            ]
        )
        goal = goals.get(action.get("goal"), "")
        results += [
            [name, goal, words.day(r.get("date")), number(r.get("value")), r.get("note") or ""]
            for r in action.get("results") or ()
        ]
    heads = _heads(
        words, IAction, "action", "date", "channel", "groups", "owner", "cost", "spent", "status"
    )
    result_heads = [
        *_heads(words, IAction, "action", "goal"),
        *_heads(words, IResult, "date", "value", "note"),
    ]
    tables = [
        Table(words.say(titles.PARTS["actions"]), heads, rows),
        Table(words.say(IAction["results"].title), result_heads, results),
    ]
    return (), (), tables


def _follow_up(values, words):
    rows = [
        [
            words.day(row.get("date")),
            row.get("what") or "",
            row.get("who") or "",
            row.get("findings") or "",
        ]
        for row in values["evaluations"]
    ]
    heads = _heads(words, IEvaluation, "date", "what", "who", "findings")
    table = Table(words.say(ICommunicationPlan["evaluations"].title), heads, rows)
    return paragraphs(values["follow_up"]), (), [table]


def _budget(values, words):
    sums = rules.budget(values["actions"], values["budget_total"])
    lines = [
        _("text_budget_planned", default="Planned for the actions: ${sum} €"),
        _("text_budget_spent", default="Spent so far: ${sum} €"),
    ]
    texts = [
        words.say(line, sum=number(value)) for line, value in zip(lines, sums[1:], strict=True)
    ]
    if sums.total is not None:
        total = _("text_budget_total", default="Budget: ${sum} €")
        texts.insert(0, words.say(total, sum=number(sums.total)))
    if sums.excess:
        over = _("text_over_budget", default="The budget is exceeded by ${sum} €.")
        texts.append(words.say(over, sum=number(sums.excess)))
    rows = [
        [row.get("who") or "", number(row.get("hours")), number(row.get("used"))]
        for row in values["resources"]
    ]
    heads = _heads(words, IResource, "who", "hours", "used")
    table = Table(words.say(ICommunicationPlan["resources"].title), heads, rows)
    return [*texts, *paragraphs(values["budget"])], (), [table]


def _action_plan(values, words):
    texts = paragraphs(values["action_plan"])
    if values["lead"]:
        lead = _("text_plan_lead", default="The plan is led by ${name}.")
        texts.insert(0, words.say(lead, name=values["lead"]))
    rows = [
        [
            str(number_),
            step.action.get("action") or "",
            words.when(step.action),
            step.action.get("owner") or "",
            (step.after or {}).get("action") or "",
        ]
        for number_, step in enumerate(rules.timeline(values["actions"]), 1)
    ]
    heads = [
        words.say(_("label_step", default="Order")),
        *_heads(words, IAction, "action", "date", "owner", "after"),
    ]
    order = words.say(_("label_timeline", default="Order of the actions"))
    return texts, (), [Table(order, heads, rows)]


_PARTS = {
    "target_groups": _target_groups,
    "goals": _goals,
    "core_messages": _core_messages,
    "actions": _actions,
    "follow_up": _follow_up,
    "budget": _budget,
    "action_plan": _action_plan,
}
