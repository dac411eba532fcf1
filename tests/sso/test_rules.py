"""What the administrator's file may say, and what a provider may claim."""

from etapalvelu.portal.sso import rules

import pytest

FILE = """
issuer = "https://login.example/"
client_id = "portal"
domains = ["Vero.example"]
[[membership]]
group = "a"
organisation = "providers/vero"
role = "Expert"
"""


@pytest.fixture()
def provider():
    return rules.parse(FILE, "salaisuus")


def test_the_file(provider):
    assert provider.client_secret == "salaisuus"
    assert provider.issuer == "https://login.example"
    assert "openid" in provider.scopes


@pytest.mark.parametrize("role", ["Manager", "Site Administrator", "Owner", "Member", ""])
def test_no_provider_makes_administrators(role):
    with pytest.raises(ValueError, match="no role of an organisation"):
        rules.parse(FILE.replace("Expert", role))


@pytest.mark.parametrize("name", ["issuer", "client_id", "domains"])
def test_what_is_missing_is_named(name):
    with pytest.raises(ValueError, match=name):
        rules.parse(FILE.replace(f"{name} =", f"x{name} ="))


@pytest.mark.parametrize(
    ("groups", "found"), [(["a", "b"], 1), ("a", 1), (["b"], 0), ([{"a": 1}, 7], 0), ([], 0)]
)
def test_groups_are_places(provider, groups, found):
    assert len(rules.places_of(provider, {"groups": groups})) == found


@pytest.mark.parametrize(
    ("email", "verified", "vouched"),
    [
        ("Aino@Vero.example", True, "aino@vero.example"),
        ("aino@vero.example", False, ""),
        ("aino@vero.example", "true", ""),
        ("aino@kela.example", True, ""),
        ("aino@sub.vero.example", True, ""),
        ("vero.example", True, ""),
        ("a@kela.example@vero.example.evil.example", True, ""),
        (None, True, ""),
    ],
)
def test_a_provider_vouches_for_its_own_addresses_only(provider, email, verified, vouched):
    claims = {"email": email, "email_verified": verified}
    assert rules.vouched_email(provider, claims) == vouched
