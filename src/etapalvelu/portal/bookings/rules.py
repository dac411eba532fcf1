"""The life of a booking."""

# state -> {event: next state}
LIFE = {
    "held": {"confirm": "booked", "expire": "expired", "release": "released"},
    "booked": {
        "move": "booked",
        "cancel": "cancelled",
        "arrive": "arrived",
        "miss": "missed",
    },
    "arrived": {"finish": "done"},
    "missed": {"arrive": "arrived"},
    "done": {},
    "cancelled": {},
    "expired": {},
    "released": {},
}
# States in which a booking takes time of its expert and its room.
TAKING = frozenset({"held", "booked", "arrived", "missed", "done"})


class NotPossible(ValueError):
    """The booking is in a state in which this cannot happen to it."""

    def __init__(self, state, event):
        self.state = state
        self.event = event
        super().__init__(f"{event} of a booking that is {state}")


def after(state, event):
    """Return the state that follows; NotPossible when the event cannot happen."""
    try:
        return LIFE[state][event]
    except KeyError:
        raise NotPossible(state, event) from None
