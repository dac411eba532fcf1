"""The identifier of a request."""

from etapalvelu.portal.core.requestid import identify

import pytest


@pytest.mark.parametrize("given", ["3f0c9b1e-77aa", "a" * 64, "00-4bf92f3577b34da6.1"])
def test_a_well_formed_identifier_is_kept(given):
    environ = {"HTTP_X_REQUEST_ID": given}
    assert identify(environ) == given


@pytest.mark.parametrize(
    "given", ["", "short", "a" * 65, "<script>alert(1)", "abcdefgh\n", "ä" * 9]
)
def test_anything_else_gets_a_new_one(given):
    environ = {"HTTP_X_REQUEST_ID": given}
    made = identify(environ)
    assert (made != given, len(made)) == (True, 32)
    assert identify(environ) == made
    assert identify({}) != made
