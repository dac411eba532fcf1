"""What the catalog keeps of marketing material."""

from etapalvelu.portal.marketing.schema import IMarketingTemplate
from etapalvelu.portal.marketing.vocabularies import VARIANT
from plone import api
from plone.indexer import indexer


@indexer(IMarketingTemplate)
def listing(material):
    """What a tile of the list shows; size in octets."""
    file = material.file
    return {
        "kind": material.kind,
        "language": material.material_language,
        "format": format_of(file.filename) if file else "",
        "size": file.getSize() if file else 0,
        "preview": bool(material.preview),
        "alt": material.alt_text or "",
        "licence": material.licence,
        "variant_of": material.variant_of or "",
        "variant_name": material.variant_name or "",
    }


@indexer(IMarketingTemplate)
def facets(material):
    """What the list can be filtered by."""
    words = [f"kind:{material.kind}", f"language:{material.material_language}"]
    words.append(f"licence:{material.licence}")
    if material.file:
        words.append(f"format:{format_of(material.file.filename)}")
    return [*words, VARIANT] if material.variant_of else words


def variants(uids):
    """Return {UID: catalog records of its variants} that the present user may see."""
    found = {}
    for brain in api.portal.get_tool("portal_catalog")(
        portal_type="MarketingTemplate", facets=VARIANT, sort_on="sortable_title"
    ):
        main = (brain.listing or {}).get("variant_of")
        if main in uids and brain.review_state != "archived":
            found.setdefault(main, []).append(brain)
    return found


def format_of(filename):
    """Return the format of a file as people call it, from its name: PDF, DOCX."""
    return (filename or "").rpartition(".")[2].upper()[:5]
