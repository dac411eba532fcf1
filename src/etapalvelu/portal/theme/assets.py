"""Built style sheets, scripts and pictures, and how long browsers may keep them."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from functools import cache
from pathlib import Path
from Products.Five.browser import resource

import json

DIST = Path(__file__).parent / "static" / "dist"
RESOURCE = "++resource++etapalvelu"
# The names carry a hash of the content, so a changed file is a new file.
ONE_YEAR = 31536000


@cache
def manifest():
    """Map plain file names to built ones; empty before the first `npm run build`."""
    path = DIST / "manifest.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def asset_path(name):
    """Return the path of a built file below the site, for example of "portal.css"."""
    return f"{RESOURCE}/{manifest().get(name, name)}"


class LastingFile(resource.FileResource):
    # Otherwise the roles of the site root would be asked for, and it is closed to strangers.
    security = ClassSecurityInfo()
    security.declareObjectPublic()
    security.declarePublic("GET", "HEAD")
    cacheTimeout = ONE_YEAR


class LastingFileFactory(resource.FileResourceFactory):
    resource = LastingFile


class Dist(resource.DirectoryResource):
    """The folder of built files as `++resource++etapalvelu`."""

    security = ClassSecurityInfo()
    security.declareObjectPublic()
    resource_factories = {}
    default_factory = LastingFileFactory

    def __init__(self, request):
        super().__init__(resource.Directory(str(DIST), "etapalvelu"), request)
        self.__name__ = "etapalvelu"


InitializeClass(LastingFile)
InitializeClass(Dist)
