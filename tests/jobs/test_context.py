"""What a job finds around it."""

from etapalvelu.portal.interfaces import IEtapalveluLayer
from etapalvelu.portal.jobs import context
from plone import api
from zope.globalrequest import getRequest

import threading


def test_a_job_has_the_site_all_rights_and_the_portal_s_address(functional_portal, monkeypatch):
    monkeypatch.setenv("PORTAL_ADDRESS", "https://portaali.example")
    found = {}

    def look():
        with context.opened() as app:
            found["sites"] = context.site_ids(app)
            site = context.enter(app, functional_portal.getId())
            found["address"] = site["points"].absolute_url()
            found["actor"] = api.user.get_current().getId()
            found["rights"] = api.user.has_permission("Delete objects", obj=site["points"])
            found["layer"] = IEtapalveluLayer.providedBy(getRequest())
        found["afterwards"] = getRequest()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == {
        "sites": [functional_portal.getId()],
        "address": "https://portaali.example/points",
        "actor": context.USER_ID,
        "rights": True,
        "layer": True,
        "afterwards": None,
    }
