"""Validity and successors in the edit form of a provider."""

from plone import api
from tests.servicepoints import pages

import pytest

EDIT = "providers/digi-ja-vaestotietovirasto/edit"


@pytest.fixture()
def form(server, client):
    session = client("kaisa.rantala")

    def send(**changes):
        url = f"{server.url}/{EDIT}"
        filled = pages.fields(pages.page(session.get(url, timeout=60)))
        return pages.save(session, url, filled, **changes)

    return send


def test_an_organisation_cannot_follow_its_own_predecessor(server, form):
    uid = api.content.get_uuid(server.portal["providers"]["maistraatti"])
    document = pages.page(form(**{"form.widgets.successor:list": uid}))
    error = document.cssselect("#formfield-form-widgets-successor .invalid-feedback")
    assert "seuraajansa" in pages.words(error[0])


def test_another_successor_is_accepted(server, form):
    uid = api.content.get_uuid(server.portal["providers"]["kela"])
    assert form(**{"form.widgets.successor:list": uid}).status_code == 302


def test_validity_ends_after_it_begins(form):
    changes = {"form.widgets.valid_from": "2026-02-01", "form.widgets.valid_until": "2026-01-31"}
    document = pages.page(form(**changes))
    error = document.cssselect("#formfield-form-widgets-valid_until .invalid-feedback")
    assert pages.words(error[0]) == "Viimeinen päivä on ennen ensimmäistä päivää."
    assert dict(pages.fields(document))["form.widgets.valid_until"] == "2026-01-31"
