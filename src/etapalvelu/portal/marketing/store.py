"""What the catalog keeps of marketing material."""

from etapalvelu.portal.marketing.schema import IMarketingTemplate
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
    }


@indexer(IMarketingTemplate)
def facets(material):
    """What the list can be filtered by."""
    return [f"kind:{material.kind}", f"language:{material.material_language}"]


def format_of(filename):
    """Return the format of a file as people call it, from its name: PDF, DOCX."""
    return (filename or "").rpartition(".")[2].upper()[:5]
