"""A mail server to be killed: python smtp_server.py PORT FOLDER.

A message is in a file of the folder, on the disk, before it is accepted.
"""

from aiosmtpd.controller import UnthreadedController
from pathlib import Path
from uuid import uuid4

import asyncio
import os
import sys


class Keep:
    def __init__(self, folder):
        self.folder = folder

    async def handle_DATA(self, server, session, envelope):
        name = uuid4().hex
        draft = self.folder / f"{name}.draft"
        with draft.open("wb") as file:
            file.write(envelope.content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self.folder / f"{name}.eml")
        return "250 OK"


def main(port, folder):
    loop = asyncio.new_event_loop()
    handler = Keep(Path(folder))
    controller = UnthreadedController(handler, hostname="127.0.0.1", port=int(port), loop=loop)
    controller.begin()
    loop.run_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
