"""Puts content in its place once: what is there already is left as it is."""

from plone import api

# Transitions that lead from the initial state to the wanted one.
ROADS = {
    "active": ("activate",),
    "paused": ("activate", "pause"),
    "closed": ("activate", "close"),
    "preparing": (),
    "published": ("submit", "publish"),
}


def place(container, type_id, id_, state, **fields):
    """Return the content `id_` of a container, made when missing, in its workflow state."""
    if id_ in container:
        return container[id_]
    content = api.content.create(container, type_id, id=id_, language="fi", **fields)
    for transition in ROADS[state]:
        api.content.transition(content, transition)
    return content
