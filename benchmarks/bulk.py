"""Runs inside Zope: opens an instance's database and adds content in bulk, indexed as always."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import system
from DateTime import DateTime
from itertools import cycle
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Zope2.Startup.run import configure_wsgi

import transaction
import Zope2

SITE = "portal"
COMMIT_EVERY = 1000
AGES = cycle(range(1000))  # days


def application(zope_conf):
    configure_wsgi(zope_conf)
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    newSecurityManager(None, system)
    if SITE in app.objectIds():
        setSite(app[SITE])
    return app


def size(site):
    """Return the number of catalogued objects."""
    return len(site.portal_catalog.uniqueValuesFor("UID"))


def add(container, type_id, id_, state, **fields):
    """Add content in a workflow state, by the same events as a form but without its checks."""
    content = createContent(type_id, id=id_, language="fi", **fields)
    content = addContentToContainer(container, content, checkConstraints=False)
    tool = api.portal.get_tool("portal_workflow")
    for workflow in tool.getWorkflowsFor(content):
        # Transitions would index the content again and again.
        status = {"action": None, "actor": "benchmark", "comments": "", "time": DateTime()}
        tool.setStatusOf(workflow.getId(), content, {**status, workflow.state_var: state})
        workflow.updateRoleMappingsFor(content)
    content.reindexObject()
    # Of years, as in a living site, not all of today; it is read when the transaction ends.
    content.setModificationDate(DateTime() - next(AGES))
    return content


def grow(site, wanted, makers):
    """Call the functions of the iterable `makers` until the site has `wanted` objects.

    Each adds one object. Commits each thousand, and lets the memory of the cache go.
    """
    # A first version of each would take a third of the time, and no measured page reads versions.
    repository = api.portal.get_tool("portal_repository")
    versioned = repository.getVersionableContentTypes()
    repository.setVersionableContentTypes([])
    for number in range(size(site) + 1, wanted + 1):
        next(makers)()
        if number % COMMIT_EVERY == 0:
            transaction.commit()
            site._p_jar.cacheMinimize()
    repository.setVersionableContentTypes(versioned)
    transaction.commit()
