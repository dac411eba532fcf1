"""After the default profile: the sections of the portal."""

from etapalvelu.portal.access import setup as access
from etapalvelu.portal.accessreviews import setup as accessreviews
from etapalvelu.portal.audit import setup as audit
from etapalvelu.portal.communications import setup as communications
from etapalvelu.portal.core import uids
from etapalvelu.portal.equipment import setup as equipment
from etapalvelu.portal.favourites import setup as favourites
from etapalvelu.portal.feedback import setup as feedback
from etapalvelu.portal.jobs import setup as jobs
from etapalvelu.portal.lifecycle import setup as lifecycle
from etapalvelu.portal.linkreport import setup as linkreport
from etapalvelu.portal.marketing import setup as marketing
from etapalvelu.portal.notifications import setup as notifications
from etapalvelu.portal.outbox import setup as outbox
from etapalvelu.portal.privacy import setup as privacy
from etapalvelu.portal.recyclebin import setup as recyclebin
from etapalvelu.portal.requiredreading import setup as requiredreading
from etapalvelu.portal.roomchecks import setup as roomchecks
from etapalvelu.portal.search import setup as search
from etapalvelu.portal.signin import setup as signin
from etapalvelu.portal.sso import setup as sso
from etapalvelu.portal.wallsheets import setup as wallsheets
from plone import api
from plone.base.interfaces.constrains import ISelectableConstrainTypes

# id, Finnish title, the one type that the section holds, name of its listing view
SECTIONS = (
    ("points", "Palvelupisteet", "ServicePoint", "points-listing"),
    ("providers", "Palveluntuottajat", "ServiceProvider", "providers-listing"),
    ("organisations", "Verkoston organisaatiot", "NetworkOrganisation", "organisations-listing"),
    ("guides", "Ohjeet", "Document", "guides-listing"),
    ("space-guidelines", "Tilaohjeet", "SpaceGuideline", "space-guidelines-listing"),
    ("glossary", "Sanasto", "GlossaryTerm", "glossary-listing"),
    ("questions", "Kysymykset", "Question", "questions-listing"),
)


def run(tool):
    """Post handler of the default profile; safe to repeat."""
    portal = api.portal.get()
    portal.title = "Etäpalveluportaali"
    portal.setLayout("dashboard")
    prepare()
    for section in SECTIONS:
        _section(portal, *section)


def prepare():
    """Make what the features keep beside content; an upgrade of an older site calls it as well."""
    uids.prepare()
    audit.prepare()
    access.prepare()
    jobs.prepare()
    lifecycle.prepare()
    recyclebin.prepare()
    linkreport.prepare()
    accessreviews.prepare()
    privacy.prepare()
    outbox.prepare()
    notifications.prepare()
    requiredreading.prepare()
    favourites.prepare()
    feedback.prepare()
    signin.prepare()
    sso.prepare()
    marketing.prepare()
    wallsheets.prepare()
    roomchecks.prepare()
    search.prepare()
    communications.prepare()
    equipment.prepare()
    _register_types()


def _register_types():
    # Sections hold types that may be added nowhere else, so the folder type has to allow them.
    folder = api.portal.get_tool("portal_types")["Folder"]
    folder.filter_content_types = False
    for _id, _title, type_id, _layout in SECTIONS:
        api.portal.get_tool("portal_types")[type_id].global_allow = True


def _section(portal, id_, title, type_id, layout):
    if id_ in portal:
        return
    folder = api.content.create(portal, "Folder", id=id_, title=title, language="fi")
    constrain = ISelectableConstrainTypes(folder)
    constrain.setConstrainTypesMode(1)
    constrain.setLocallyAllowedTypes([type_id])
    constrain.setImmediatelyAddableTypes([type_id])
    folder.setLayout(layout)
    with api.env.adopt_roles(["Manager"]):
        for transition in ("submit", "publish"):
            api.content.transition(folder, transition)
