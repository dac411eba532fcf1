"""Post handler of the demo profile."""

from etapalvelu.portal.demo import additions
from etapalvelu.portal.demo import equipment
from etapalvelu.portal.demo import guides
from etapalvelu.portal.demo import lives
from etapalvelu.portal.demo import materials
from etapalvelu.portal.demo import organisations
from etapalvelu.portal.demo import people
from etapalvelu.portal.demo import points
from etapalvelu.portal.demo import publications
from etapalvelu.portal.demo import reading
from etapalvelu.portal.demo import rooms
from etapalvelu.portal.demo import services
from etapalvelu.portal.demo import told
from etapalvelu.portal.lifecycle.telling import in_silence
from plone import api
from Products.CMFCore.indexing import processQueue


def run(tool):
    """Load the demonstration network; what is there already stays as it is."""
    portal = api.portal.get()
    with api.env.adopt_roles(["Manager"]), in_silence():
        made = organisations.load(portal)
        made |= points.load(portal, made)
        people.load(made)
        services.load(made)
        additions.load(portal)
        publications.load(made)
        materials.load(made)
        guides.load(portal)
        reading.load(portal)
        told.load(portal)
        lives.load(portal)
        rooms.load(portal)
        equipment.load(portal)
    # Without the site as its context a late indexing at commit would miss the rich texts.
    processQueue()
