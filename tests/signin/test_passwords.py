"""The password rule: long, not easily guessed, nothing else."""

from etapalvelu.portal.signin import passwords
from plone import api

import pytest


@pytest.fixture()
def problem(portal, login):
    login("aino.lahti")
    return passwords.problem


@pytest.mark.parametrize(
    "password",
    [
        "salasana1234",  # a Finnish word and a row
        "Salasana2026!",
        "Kesäloma2026!",
        "tervetuloa123",
        "lösenord12345",
        "Perkele123456",
        "helsinki12345",
        "Password12345",  # leaked in every list
        "P@ssw0rd1234!",
        "iloveyou12345",
        "qwertyuiop123",  # rows of the keyboard
        "1qaz2wsx3edc",
        "123456789012",
        "abcdefghijkl",
        "aaaaaaaaaaaa",  # repetition
        "abcabcabcabc",
        "maanantaina1",
        "etapalveluportaali",  # the portal
        "Etäpalvelu2026",
        "ainolahti123",  # the person's own name and address
        "aino.lahti@kuhmo",
        "drowssap4321",  # backwards
        "koira" + "1" * 20,
    ],
)
def test_easily_guessed_passwords_are_refused(problem, password):
    assert problem(password) is not None


@pytest.mark.parametrize("password", ["", "lyhyt", "Xk3#pQ9!vLm", "äö" * 5])
def test_short_passwords_are_refused(problem, password):
    assert str(problem(password)) == "error_password_short"


@pytest.mark.parametrize(
    "password",
    [
        "kolme pitkää sanaa",  # only small letters and spaces
        "kuura virsu lahti",
        "lumi-kahvi-saapas-kartta",
        "739105826647",  # only digits, but at random
        "Xk3#pQ9!vLm2",
        "{SSHA}kuuravirsulahti",
        "hirvi🦌sammal lahna",
        "a" + "kuura virsu lahti " * 50,
    ],
)
def test_no_rule_about_composition(problem, password):
    assert problem(password) is None


def test_plone_asks_the_rule_wherever_passwords_are_chosen(problem):
    tool = api.portal.get_tool("portal_registration")
    assert tool.testPasswordValidity("salasana1234")
    assert tool.testPasswordValidity("kolme pitkää sanaa") is None


def test_words_about_an_invited_person_count(problem):
    assert problem("rautasalmi2026", about=["Veikko Rautasalmi"]) is not None
    assert problem("rautasalmi2026") is None
