"""`make start`: from a fresh clone to a portal that answers.

Every step is skipped when its inputs have not changed, and repeated when it was cut off.
"""

from assembly import checks
from assembly import frontend
from assembly import instance
from assembly import packages
from assembly import people
from assembly import site
from assembly.console import Progress
from assembly.console import Stop
from assembly.server import Server
from assembly.terminal import foreground

import argparse
import errno
import sys


def prepare(progress: Progress, port: int) -> None:
    with progress.step("Machine"):
        checks.port_is_free(port)
        checks.disk_space(checks.RUN_SPACE)
        checks.venv_module()
    with progress.step("Python packages"):
        packages.install(progress, ("deploy",))
    with progress.step("Instance"):
        instance.assemble(progress, port)
    with progress.step("Front end"):
        frontend.build(progress)
    with progress.step("Site"):
        site.create(progress)


def serve(progress: Progress, port: int) -> None:
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


def main() -> int:
    sys.stdout.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prepare", action="store_true", help="do everything except serving")
    only_prepare = parser.parse_args().prepare
    try:
        with foreground():
            port = checks.wanted_port()
            progress = Progress(5 if only_prepare else 6)
            with checks.only_one():
                prepare(progress, port)
            if not only_prepare:
                serve(progress, port)
    except KeyboardInterrupt:
        print("\nStopped.")
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print("The disk is full; free some space and run the command again.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
