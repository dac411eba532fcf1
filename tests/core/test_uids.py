"""Creating content writes no counter that all creators share."""

from etapalvelu.portal.core import uids
from plone import api
from Products.CMFUid.interfaces import IUniqueIdGenerator
from zope.component import getUtility


def test_versions_are_numbered_by_chance_until_the_portal_is_uninstalled(portal):
    counter = portal.portal_uidgenerator
    with api.env.adopt_roles(["Manager"]):
        before = counter._uid_counter
        pages = [api.content.create(portal.guides, "Document", title=f"Ohje {n}") for n in range(2)]
        assert counter._uid_counter == before
        repository = api.portal.get_tool("portal_repository")
        for page in pages:
            repository.save(page, comment="uusi teksti")
            assert len(repository.getHistory(page)) >= 1
    assert pages[0].cmf_uid() != pages[1].cmf_uid()
    uids.restore()
    assert getUtility(IUniqueIdGenerator)() == before + 1
    uids.prepare()
    assert getUtility(IUniqueIdGenerator)() > before + 1
