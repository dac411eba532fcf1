"""Names of the seven parts."""

from etapalvelu.portal import _

PARTS = {
    "target_groups": _("label_part_target_groups", default="1. Target groups"),
    "goals": _("label_part_goals", default="2. Goals and metrics"),
    "core_messages": _("label_part_core_messages", default="3. Core messages"),
    "actions": _("label_part_actions", default="4. Actions"),
    "follow_up": _("label_part_follow_up", default="5. Follow-up and evaluation"),
    "budget": _("label_part_budget", default="6. Budget and resources"),
    "action_plan": _("label_part_action_plan", default="7. Action plan"),
}
HELP = {
    "target_groups": _(
        "help_part_target_groups",
        default="Own staff, residents, media, other municipalities, associations.",
    ),
    "goals": _("help_part_goals", default="What should change, and from what it is seen."),
    "core_messages": _(
        "help_part_core_messages",
        default="What the service is, and what everybody should remember of it.",
    ),
    "actions": _(
        "help_part_actions", default="What is done, when, in which channel, by whom, at what cost."
    ),
    "follow_up": _("help_part_follow_up", default="When the metrics are looked at, and by whom."),
    "budget": _("help_part_budget", default="Money and working time for the whole plan."),
    "action_plan": _(
        "help_part_action_plan",
        default="How the plan is put to work: the order of things and who leads it.",
    ),
}
