"""What happens with the counts when a template goes."""

from etapalvelu.portal.marketing import downloads
from plone import api


def removed(material, event):
    """Delete the counts with their template; not when it is only moved."""
    if event.newParent is None:
        downloads.forget(api.content.get_uuid(material))
