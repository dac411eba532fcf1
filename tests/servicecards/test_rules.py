"""Rules of service cards."""

from etapalvelu.portal.servicecards import rules


def test_the_e_service_comes_first_and_unknown_channels_last():
    kinds = ["visit", "carrier-pigeon", "phone", "eservice"]
    found = rules.in_channel_order([{"kind": kind} for kind in kinds])
    assert [channel["kind"] for channel in found] == [
        "eservice",
        "phone",
        "visit",
        "carrier-pigeon",
    ]


def test_only_harmless_addresses_become_links():
    assert rules.link_target(" https://palvelu.example/a ") == "https://palvelu.example/a"
    for bad in ("javascript:alert(1)", "data:text/html,x", "", None, "//palvelu.example"):
        assert rules.link_target(bad) is None


def test_a_phone_number_becomes_a_link_without_spaces():
    assert rules.phone_link("+358 00 000 1101") == "tel:+358000001101"
    assert rules.phone_link("kysy vaihteesta") is None
    assert rules.phone_link(None) is None


def test_the_channel_follows_from_the_matter():
    every = set(rules.CHANNEL_ORDER)
    assert rules.channel_advice(["alone"], "yes", every)[0][0] == "eservice"
    assert rules.channel_advice(["papers", "faces"], "yes", every)[0] == (
        "remote",
        ["papers", "faces"],
    )
    assert rules.channel_advice(["papers", "faces"], "no", every)[0][0] == "visit"
    assert rules.channel_advice(["papers", "hands"], "yes", every) == [("visit", ["hands"])]
    assert rules.channel_advice(["hands"], "yes", {"phone"}) == []
    assert rules.channel_advice([], "yes", every) == []


def test_a_digest_changes_with_any_text():
    texts = {"what": "a", "keywords": ["x"]}
    assert rules.digest(texts) == rules.digest(dict(reversed(texts.items())))
    assert rules.digest(texts) != rules.digest(texts | {"what": "b"})


def test_what_an_adviser_would_miss():
    assert rules.missing_sections(rules.NEEDED) == []
    assert rules.missing_sections({"what"}) == list(rules.NEEDED[1:])
