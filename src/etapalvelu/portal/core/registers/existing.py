"""Finding the content that a row speaks of, without waking the whole register."""

from plone import api


class Existing:
    """A register's present content by path, by PTV id and by name; read once for an import."""

    def __init__(self, register):
        self.register = register
        catalog = api.portal.get_tool("portal_catalog")
        self.by_path, self.by_name = {}, {}
        for brain in catalog.unrestrictedSearchResults(portal_type=register.portal_type):
            self.by_path[brain.getPath()] = brain
            self.by_name.setdefault(register.name_keys(brain), brain)

    def find(self, record, wanted_id):
        """Return the content that a Record updates, or None when it is new.

        The id decides when the row has one, else the PTV id, else the name.
        """
        if wanted_id:
            path = "/".join((*record.container.getPhysicalPath(), wanted_id))
            return _content(self.by_path.get(path))
        ptv_id = record.values.get("ptv_id")
        if ptv_id:
            found = by_ptv_id(self.register.portal_type, ptv_id)
            if found is not None:
                return found
        key = self.register.name_key(record.container, record.title, record.values)
        return _content(self.by_name.get(key))


def by_ptv_id(portal_type, ptv_id):
    """Return the content of a type with a PTV id, or None."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(portal_type=portal_type, ptv_id=ptv_id.lower())
    return _content(found[0]) if found else None


def _content(brain):
    return None if brain is None else brain._unrestrictedGetObject()
