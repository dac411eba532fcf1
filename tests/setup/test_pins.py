"""The two lists of pins come from one install: they must agree, and fit setup.py's promises."""

from pathlib import Path

import configparser
import importlib.metadata
import pins
import pytest
import re

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def constraints():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


@pytest.fixture(scope="module")
def versions():
    parser = configparser.ConfigParser(delimiters="=")
    parser.optionxform = str
    parser.read(ROOT / "profiles" / "versions.cfg", encoding="utf-8")
    return dict(parser["versions"])


def test_pip_and_buildout_pin_the_same_versions(constraints, versions):
    assert constraints == versions
    assert len(constraints) > 200


@pytest.mark.parametrize(
    ("name", "version"),
    [("Plone", "6.2.2"), ("Products.CMFPlone", "6.2.2"), ("plone.app.layout", "6.0.2")],
)
def test_the_core_is_the_version_that_starts(constraints, name, version):
    assert constraints[name] == version


def test_setuptools_still_has_pkg_resources(constraints):
    assert int(constraints["setuptools"].split(".")[0]) < 82


def test_pins_name_releases_only(constraints):
    """No path or address of one machine, and not the project itself."""
    for name, version in constraints.items():
        assert re.fullmatch(r"[A-Za-z0-9._-]+", name), name
        assert re.fullmatch(r"[0-9][0-9a-z.]*", version), (name, version)
    assert "etapalvelu.portal" not in constraints


def test_everything_that_the_project_asks_for_is_pinned(constraints):
    pinned = {_normal(name) for name in constraints}
    for requirement in importlib.metadata.requires("etapalvelu.portal"):
        name = re.match(r"[A-Za-z0-9._-]+", requirement)[0]
        assert _normal(name) in pinned, requirement


def test_what_is_installed_here_is_what_is_pinned(constraints):
    for name in ("Plone", "Zope", "plone.restapi", "collective.easyform", "setuptools"):
        assert importlib.metadata.version(name) == constraints[name]


def test_an_install_from_a_path_is_not_pinned():
    """The project is installed here from this folder, so the freeze must leave it out."""
    import sys

    assert importlib.metadata.distribution("etapalvelu.portal").read_text("direct_url.json")
    assert "etapalvelu.portal" not in pins.installed(Path(sys.executable))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
