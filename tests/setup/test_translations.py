"""Our own texts are complete in Finnish, Swedish and English."""

import check_translations
import pytest
import shutil


def test_all_three_languages_are_complete():
    assert check_translations.problems() == []


@pytest.mark.parametrize(
    ("entry", "flaw"),
    [
        ('msgid "only_here"\nmsgstr "Vain"\n', "only_here: missing"),
        ('msgid "void"\nmsgstr ""\n', "void: empty"),
        ('#, fuzzy\nmsgid "unsure"\nmsgstr "Ehkä"\n', "unsure: fuzzy"),
    ],
)
def test_a_flaw_is_told(tmp_path, entry, flaw):
    locales = tmp_path / "locales"
    shutil.copytree(check_translations.LOCALES, locales)
    path = locales / "fi" / "LC_MESSAGES" / "etapalvelu.portal.po"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + entry, encoding="utf-8")
    assert any(problem.endswith(flaw) for problem in check_translations.problems(locales))


def test_a_lost_variable_is_told(tmp_path):
    locales = tmp_path / "locales"
    shutil.copytree(check_translations.LOCALES, locales)
    for language, text in {"fi": "Päättyy", "sv": "Slutar ${day}", "en": "Ends ${day}"}.items():
        path = locales / language / "LC_MESSAGES" / "etapalvelu.portal.po"
        with path.open("a", encoding="utf-8") as file:
            file.write(f'\nmsgid "ends"\nmsgstr "{text}"\n')
    found = check_translations.problems(locales)
    assert "fi: ends: other variables than in English" in found
