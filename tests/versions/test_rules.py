"""Differences that people can read."""

from etapalvelu.portal.versions import rules


def test_words_are_marked_and_the_rest_stays():
    found = rules.difference("<p>Varaa 30 minuuttia.</p>", "<p>Varaa 45 minuuttia.</p>")
    assert "<del>30</del>" in found and "<ins>45</ins>" in found and "minuuttia." in found
    assert rules.difference("<p>sama</p>", "<p>sama</p>") is None


def test_what_is_new_or_gone_is_marked_whole():
    assert rules.difference("", "<p>uusi</p>") == "<ins><p>uusi</p></ins>"
    assert rules.difference("<p>vanha</p>", "") == "<del><p>vanha</p></del>"


def test_markup_in_a_text_stays_a_text():
    old, new = rules.as_html("<script>a</script> & 1"), rules.as_html("<script>a</script> & 2")
    found = rules.difference(old, new)
    assert "<script" not in found and "&lt;script&gt;" in found and "&amp;" in found
    assert rules.as_html("rivi\n👋 سلام") == "rivi<br>👋 سلام"
