"""Loads the equipment of some workstations."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.equipment import store
from plone import api


def load(portal):
    """Make the lists of equipment.toml; what a point has written already stays."""
    for row in read("equipment")["station"]:
        point = portal["points"][row["point"]]
        line = store.stations(point)[row["room"]]
        if line.station is not None:
            continue
        models = {key: tuple(model) for key, model in row["models"].items()}
        with api.env.adopt_user(user=api.user.get(userid=row["author"])):
            store.save(point, line.name, row["values"], models)
            for day, up, down in row["tests"]:
                store.add_test(point, line.name, day, up, down)
