"""`make start`: from a fresh clone to a portal that answers.

Every step is skipped when its inputs have not changed, and repeated when it was cut off.
"""

from assembly import ROOT
from assembly import checks
from assembly import commands
from assembly import database
from assembly import debian
from assembly import frontend
from assembly import instance
from assembly import packages
from assembly import people
from assembly import profile
from assembly import site
from assembly.console import Progress
from assembly.production import Portal
from assembly.server import Server
from assembly.terminal import outcome

import argparse
import os
import sys

PRODUCTION_PACKAGES = ROOT / "scripts" / "debian-packages-production.txt"
SEARCH_PACKAGES = ROOT / "scripts" / "debian-packages-search.txt"


def prepare(progress: Progress, port: int, name: str, serving: bool) -> None:
    production = name == "production"
    with progress.step("Machine"):
        if serving:
            checks.port_is_free(port)
        checks.disk_space(checks.RUN_SPACE)
        checks.venv_module()
        if production:
            for number in range(profile.processes() if serving else 0):
                checks.port_is_free(port + 1 + number)
            debian.install(debian.missing(debian.listed(PRODUCTION_PACKAGES)))
        lacking = debian.offer(
            debian.missing(debian.listed(SEARCH_PACKAGES)),
            "Search finds Finnish words only as they are written.",
        )
    if lacking:
        print(lacking, flush=True)
    with progress.step("Python packages"):
        packages.install(progress, ("deploy", "postgresql") if production else ("deploy",))
    with progress.step("Instance"):
        instance.assemble(progress, port, name)
    with progress.step("Front end"):
        frontend.build(progress)


def development(progress: Progress, port: int, until: str) -> None:
    with checks.only_one():
        prepare(progress, port, "development", serving=until != "upgrade")
        with progress.step("Site"):
            site.create(progress)
        if until == "upgrade":
            with progress.step("Upgrade"):
                upgrade(progress, {})
    if until:
        return
    server = Server(port)
    try:
        with progress.step("Portal"):
            server.wait_until_it_answers(progress)
        print(f"\nThe portal is ready after {progress.elapsed()}: http://localhost:{port}/\n")
        print(people.table())
        print("\nLog: instance/var/log/instance.log   Mail: instance/var/mail   Stop: Ctrl-C")
        sys.stdout.flush()
        server.wait()
    finally:
        server.stop()


def production(progress: Progress, port: int, until: str) -> None:
    # Held as long as it runs: the database server is ours alone.
    with checks.only_one():
        prepare(progress, port, "production", serving=until != "upgrade")
        portal = Portal(port, profile.processes(), database.settings())
        try:
            with progress.step("Database"):
                portal.cluster = database.start(portal.values)
            with progress.step("Site"):
                database.create_site(progress, portal.values, profile.demo())
            if until == "upgrade":
                with progress.step("Upgrade"):
                    upgrade(progress, portal.values)
            if until:
                return
            with progress.step("Portal"):
                portal.start(progress)
            print(f"\nThe portal is ready after {progress.elapsed()}: http://localhost:{port}/\n")
            people.show_first_login()
            if profile.demo():
                print(people.table())
            print("\nLogs: instance/var/log   Stop: Ctrl-C", flush=True)
            portal.wait()
        finally:
            portal.stop()


def upgrade(progress: Progress, environment: dict[str, str]) -> None:
    script = ROOT / "scripts" / "upgrade_site.py"
    command = [packages.PYTHON, script, instance.ZOPE_CONF]
    if os.environ.get("THEN"):
        command += ["--then", os.environ["THEN"]]

    def show(line: str) -> None:
        if line.startswith("Upgraded "):
            progress.detail = line.strip()

    commands.run("Upgrading the site", command, "upgrade.log", show, environment=environment)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--prepare", action="store_true", help="do everything except serving")
    choice.add_argument("--upgrade", action="store_true", help="bring the site to this version")
    options = parser.parse_args()
    until = "site" if options.prepare else "upgrade" if options.upgrade else ""

    def work() -> None:
        port = checks.wanted_port()
        run, steps = development, 6
        if profile.wanted() == "production":
            run, steps = production, 7
        run(Progress(steps - (until == "site")), port, until)

    return outcome(work, "Stopped.", 0)


if __name__ == "__main__":
    sys.exit(main())
