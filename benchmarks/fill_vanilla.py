"""Create a vanilla Plone Classic site, or grow it: fill_vanilla.py ZOPE_CONF SIZE LISTED.

LISTED documents are in one folder; the others are twenty to a folder, in a tree as deep as ours.
"""

from itertools import count
from plone import api
from plone.app.textfield import RichTextValue
from plone.distribution.api import site as distribution
from zope.component.hooks import setSite

import bulk
import sys
import texts
import transaction

MEMBER = "mittaaja"
EDITOR = "muokkaaja"
PASSWORD = "lumi-kahvi-saapas-kartta"
PER_FOLDER = 20
FOLDERS_PER_SECTION = 10
SECTIONS = 6


def create(app):
    answers = {
        "site_id": bulk.SITE,
        "title": "Vanilla",
        "default_language": "fi",
        "portal_timezone": "Europe/Helsinki",
        "setup_content": False,
    }
    site = distribution.create(app, "classic", answers)
    setSite(site)
    # The classic distribution leaves the REST API to those who want it.
    api.portal.get_tool("portal_setup").runAllImportStepsFromProfile("plone.restapi:default")
    # Its best chance: with the depth that it ships (3) every page lists every folder.
    api.portal.set_registry_record("plone.navigation_depth", 1)
    for login in (MEMBER, EDITOR):
        api.portal.get_tool("portal_membership").addMember(login, PASSWORD, ["Member"], [])
    return site


def document(folder, number):
    bulk.add(
        folder,
        "Document",
        f"sivu-{number:05}",
        "published",
        title=f"Mittauskohde {number:05}",
        description=texts.SENTENCE,
        text=RichTextValue(texts.document(), "text/html", "text/x-html-safe"),
    )


def folder_in(parent, id_):
    if id_ not in parent:
        bulk.add(parent, "Folder", id_, "published", title=f"Kansio {id_}")
    return parent[id_]


def makers(site, listed):
    """Yield what makes one object each: the sections, the long folder, then folders of twenty."""
    for id_ in ("luettelo", *(f"osio-{number}" for number in range(SECTIONS))):
        if id_ not in site:
            yield lambda id_=id_: folder_in(site, id_)
    for number in range(len(site["luettelo"]), listed):
        yield lambda number=number: document(site["luettelo"], number)
    for number in count():
        parent = site[f"osio-{number % SECTIONS}"]
        for step in (f"alue-{number // SECTIONS // FOLDERS_PER_SECTION}", f"kansio-{number}"):
            if step not in parent:
                yield lambda parent=parent, step=step: folder_in(parent, step)
            parent = parent[step]
        for place in range(len(parent), PER_FOLDER):
            yield lambda parent=parent, place=place: document(parent, place)


def main(zope_conf, wanted, listed):
    app = bulk.application(zope_conf)
    site = app[bulk.SITE] if bulk.SITE in app.objectIds() else create(app)
    transaction.commit()
    bulk.grow(site, int(wanted), makers(site, int(listed)))
    share(site)
    transaction.commit()


def share(site):
    """Let the editor change what is in the first section, and both add to the second."""
    roles = (("osio-0", EDITOR, "Editor"), ("osio-1", EDITOR, "Contributor"))
    for section, login, role in (*roles, ("osio-1", MEMBER, "Contributor")):
        site[section].manage_setLocalRoles(login, [role])
        site[section].reindexObjectSecurity()


if __name__ == "__main__":
    main(*sys.argv[1:])
