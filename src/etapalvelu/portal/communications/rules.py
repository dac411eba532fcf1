"""Which parts of a communication plan are filled."""

# In the order of guide section 3.5.
PARTS = (
    "target_groups",
    "goals",
    "core_messages",
    "actions",
    "follow_up",
    "budget",
    "action_plan",
)


def filled_parts(values):
    """Return the parts that have something in them; values: text or rows by part."""
    return [part for part in PARTS if _has_something(values.get(part))]


def _has_something(value):
    return bool(value.strip() if isinstance(value, str) else value)
