"""Post handler of the demo profile."""

from etapalvelu.portal.demo import organisations
from etapalvelu.portal.demo import people
from etapalvelu.portal.demo import points
from plone import api


def run(tool):
    """Load the demonstration network; what is there already stays as it is."""
    portal = api.portal.get()
    with api.env.adopt_roles(["Manager"]):
        made = organisations.load(portal)
        made.update(points.load(portal, made))
        people.load(made)
