"""Loads the marketing templates, each with a document to adapt and a picture of it."""

from etapalvelu.portal.demo import paper
from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.people import hands
from etapalvelu.portal.demo.place import place
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage

SAME = ("title", "description", "kind", "material_language")


def load(organisations):
    """Make the templates of materials.toml; organisations: content by id."""
    for row in read("materials")["material"]:
        container = organisations[row["organisation"]]
        if row["id"] in container:
            continue
        place(
            container,
            "MarketingTemplate",
            row["id"],
            row["state"],
            file=NamedBlobFile(
                paper.document(row["heading"], row["lines"]), paper.ODT, row["file"]
            ),
            preview=NamedBlobImage(
                paper.picture(row["heading"], row["lines"]),
                "image/png",
                row["file"].replace(".odt", ".png"),
            ),
            alt_text=f"Pienoiskuva sivusta: otsikko ja {len(row['lines'])} kohtaa tekstiä.",
            variant_of=_uid(container, row.get("variant_of")),
            variant_name=row.get("variant_name"),
            **hands(row["organisation"]),
            **{key: row[key] for key in SAME},
        )


def _uid(container, name):
    return api.content.get_uuid(container[name]) if name else None
