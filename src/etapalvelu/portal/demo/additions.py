"""Loads what points add to service cards."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.servicecards import additions
from plone import api


def load(portal):
    """Make the additions of additions.toml; what a point has written already stays."""
    for row in read("additions")["addition"]:
        provider, service_id = row["service"].split("/")
        point, service = portal["points"][row["point"]], portal["providers"][provider][service_id]
        if additions.of_service(point, service) is None:
            with api.env.adopt_user(user=api.user.get(userid=row["author"])):
                additions.write(point, service, row)
