"""Who may publish what another has sent to review."""

from etapalvelu.portal.lifecycle.rules import may_publish


def test_the_author_does_not_publish_his_own_text():
    assert not may_publish("maria", "maria", ["ProviderEditor"])
    assert may_publish("maria", "jari", ["ProviderEditor"])
    assert may_publish(None, "jari", ["ProviderEditor"])


def test_the_coordinator_works_alone():
    assert may_publish("kaisa", "kaisa", ["Coordinator"])
