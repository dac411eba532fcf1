"""Loads the founding guide's chapters as guide pages."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.data import text
from etapalvelu.portal.demo.people import hands
from etapalvelu.portal.demo.place import place
from etapalvelu.portal.demo.place import rich
from plone import api

import re

COORDINATOR = "lupa-ja-valvontavirasto"
LINK = re.compile(r'href="([a-z-]+)"')


def load(portal):
    """Make the pages of guides/, in the order of index.toml, linked to each other by UID."""
    folder = portal["guides"]
    new = [row for row in read("guides/index")["guide"] if row["id"] not in folder]
    for row in new:
        place(
            folder,
            "Document",
            row["id"],
            "published",
            title=row["title"],
            description=row["description"],
            **hands(COORDINATOR),
        )
    for row in new:
        # A link by UID survives when the page that it leads to is moved.
        html = LINK.sub(lambda link: _by_uid(folder, link[1]), text(f"guides/{row['id']}.html"))
        folder[row["id"]].text = rich(html)
        folder[row["id"]].reindexObject()


def _by_uid(folder, page):
    return f'href="resolveuid/{api.content.get_uuid(folder[page])}"'
