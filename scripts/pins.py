"""Write constraints.txt (pip) and profiles/versions.cfg (buildout) from one green install.

    python3 scripts/pins.py                  resolve anew in a throw-away virtual environment
    python3 scripts/pins.py --venv .venv     freeze an environment whose tests passed

Only released distributions are pinned: the project itself, pip and anything that was
installed from a path or a URL stay out, so no file name of one machine gets into the files.
"""

from pathlib import Path

import argparse
import json
import subprocess
import sys
import tempfile
import venv

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
VERSIONS = ROOT / "profiles" / "versions.cfg"
HEADER = "# Made by `make pins` from one green install. Do not edit: change scripts/pins.py.\n"

# What a resolver would choose wrongly by itself.
RULES = (
    "Plone==6.2.2",
    "Products.CMFPlone==6.2.2",
    # 7.0 is a pre-release that another core package admits; the site does not start with it.
    "plone.app.layout==6.0.2",
    # 82 removed pkg_resources, which some add-ons import.
    "setuptools<82",
)
LEFT_OUT = {"pip", "etapalvelu.portal"}

# Runs in the environment that is frozen.
LIST_INSTALLED = """
import importlib.metadata, json
print(json.dumps([
    [d.metadata["Name"], d.version, d.read_text("direct_url.json") is None]
    for d in importlib.metadata.distributions()
]))
"""


def installed(python: Path) -> dict[str, str]:
    """Return name -> version of all distributions that came from an index."""
    listing = subprocess.run(
        [python, "-c", LIST_INSTALLED], check=True, capture_output=True, text=True
    ).stdout
    found = {name: version for name, version, from_index in json.loads(listing) if from_index}
    return {
        name: found[name]
        for name in sorted(found, key=str.lower)
        if name.lower().replace("_", ".").replace("-", ".") not in LEFT_OUT
    }


def fresh_install(folder: Path) -> Path:
    """Install the project with all its extras, newest versions, and return the interpreter."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    rules = folder / "rules.txt"
    rules.write_text("\n".join(RULES) + "\n", encoding="utf-8")
    pip = [python, "-m", "pip", "install", "--constraint", rules]
    subprocess.run([*pip, "setuptools", "wheel"], check=True)
    project = f"{ROOT}[deploy,test,dev]"
    subprocess.run([*pip, "--no-build-isolation", "--editable", project], check=True)
    subprocess.run([python, "-m", "pip", "check"], check=True)
    return python


def write(pins: dict[str, str]) -> None:
    lines = [f"{name}=={version}\n" for name, version in pins.items()]
    CONSTRAINTS.write_text(HEADER + "".join(lines), encoding="utf-8")
    lines = [f"{name} = {version}\n" for name, version in pins.items()]
    VERSIONS.write_text(HEADER + "[versions]\n" + "".join(lines), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--venv", type=Path, help="freeze this environment as it is")
    chosen = parser.parse_args().venv
    if chosen:
        pins = installed(chosen / "bin" / "python")
    else:
        with tempfile.TemporaryDirectory(prefix="pins-") as folder:
            pins = installed(fresh_install(Path(folder)))
    write(pins)
    print(f"{len(pins)} versions written to {CONSTRAINTS.name} and profiles/{VERSIONS.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
