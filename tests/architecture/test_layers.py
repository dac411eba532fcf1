"""The order of imports, and the sizes that keep modules readable (design section 2)."""

from pathlib import Path

import ast
import pytest

PACKAGE = Path(__file__).parents[2] / "src/etapalvelu/portal"
NAME = "etapalvelu.portal"
# What one feature may use of another.
OPEN_MODULES = {
    "assets",
    "hourswords",
    "interfaces",
    "letters",
    "rules",
    "store",
    "titles",
    "typesetting",
}
PURE_MODULES = ("rules", "masks", "ticks", "openings")
FRAMEWORK = (
    "plone",
    "Products",
    "zope",
    "AccessControl",
    "Acquisition",
    "OFS",
    "ZODB",
    "BTrees",
    "z3c",
)
ORDER = [
    "interfaces",
    "rules",
    "vocabularies",
    "schema",
    "store",
    "subscribers",
    "jobs",
    "views",
    "api",
]
# Not features: they put features together.
ASSEMBLY = {"demo", "setuphandlers", "tests", "upgrades", "testing", "profiles"}


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield pytest.param(path, id=str(path.relative_to(PACKAGE)))


def imports(path):
    """Yield the dotted names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path):
    """Yield (feature, module) of the package's modules that a module imports."""
    for name in imports(path):
        parts = name.removeprefix(NAME + ".").split(".")
        if name.startswith(NAME + ".") and (PACKAGE / parts[0]).is_dir() and len(parts) > 1:
            yield parts[0], parts[1]


@pytest.mark.parametrize("path", modules())
def test_a_module_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_most_modules_are_very_short():
    sizes = sorted(
        len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")
    )
    assert sizes[len(sizes) // 2] < 65


def test_zcml_files_are_short():
    long = [
        str(path)
        for path in PACKAGE.rglob("*.zcml")
        if len(path.read_text(encoding="utf-8").splitlines()) > 80
    ]
    assert long == []


@pytest.mark.parametrize("path", modules())
def test_a_feature_uses_only_what_another_opens(path):
    feature = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if feature in ASSEMBLY:
        return
    foreign = [(other, module) for other, module in own_imports(path) if other != feature]
    if feature == "core":
        assert foreign == []
    closed = {
        (other, module)
        for other, module in foreign
        if other != "core" and module not in OPEN_MODULES
    }
    assert closed == set()


@pytest.mark.parametrize("path", modules())
def test_imports_within_a_feature_run_one_way(path):
    feature, module = path.relative_to(PACKAGE).parts[0], path.stem
    if module not in ORDER:
        return
    later = set(ORDER[ORDER.index(module) + 1 :])
    assert {name for other, name in own_imports(path) if other == feature} & later == set()


@pytest.mark.parametrize("path", [p for p in modules() if p.values[0].stem in PURE_MODULES])
def test_rules_know_no_framework(path):
    assert [name for name in imports(path) if name.split(".")[0] in FRAMEWORK] == []


def test_every_zcml_file_is_included():
    orphans = []
    for path in PACKAGE.rglob("configure.zcml"):
        if path.parent == PACKAGE:
            continue
        parent = path.parent.parent / "configure.zcml"
        text = parent.read_text(encoding="utf-8") if parent.exists() else ""
        if f'package=".{path.parent.name}"' not in text:
            orphans.append(str(path.relative_to(PACKAGE)))
    assert orphans == []
