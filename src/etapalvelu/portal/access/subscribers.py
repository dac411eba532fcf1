"""Organisations bring their groups with them."""

from etapalvelu.portal.access import store


def organisation_added(organisation, event):
    store.create_groups(organisation)


def organisation_removed(organisation, event):
    # Removal of the whole site removes the groups by itself.
    if event.object is organisation:
        store.remove_groups(organisation)
