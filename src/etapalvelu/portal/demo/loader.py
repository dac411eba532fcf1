"""Post handler of the demo profile."""

from plone import api

from etapalvelu.portal.demo import (
    guides,
    materials,
    organisations,
    people,
    points,
    publications,
    reading,
    services,
)


def run(tool):
    """Load the demonstration network; what is there already stays as it is."""
    portal = api.portal.get()
    with api.env.adopt_roles(["Manager"]):
        made = organisations.load(portal)
        made |= points.load(portal, made)
        people.load(made)
        services.load(made)
        publications.load(made)
        materials.load(made)
        guides.load(portal)
        reading.load(portal)
