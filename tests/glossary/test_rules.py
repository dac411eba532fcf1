"""Terms by language and letter."""

from etapalvelu.portal.glossary import rules


def test_the_readers_language_comes_first_and_missing_names_are_left_out():
    names = {"fi": "etäpalvelu", "sv": "distansservice", "en": None}
    texts = {"fi": "Kanava.", "sv": None}
    assert rules.versions(names, texts, "sv") == [
        ("sv", "distansservice", ""),
        ("fi", "etäpalvelu", "Kanava."),
    ]
    assert [code for code, _name, _text in rules.versions(names, texts, "en")] == ["fi", "sv"]


def test_finnish_letters_come_last():
    words = ["öljy", "aula", "äänieristys", "zoomi", "Ahvenanmaa", "åbo"]
    ordered = sorted(words, key=rules.alphabetical)
    assert ordered == ["Ahvenanmaa", "aula", "zoomi", "åbo", "äänieristys", "öljy"]


def test_the_letter_of_a_term():
    assert [rules.first_letter(word) for word in ("äly", "Élan", "3D", " aula")] == [
        "Ä",
        "E",
        "#",
        "A",
    ]
