"""A process that writes letters and delivers them until it is killed.

python killable.py DATABASE PORT [drain]: prints the id of each letter after its commit. With
"drain" it writes nothing, delivers what waits, and prints the windows in seconds.
"""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.outbox.model import Entry
from etapalvelu.portal.outbox.model import Outbox
from etapalvelu.portal.outbox.smtp import Smtp
from etapalvelu.portal.outbox.worker import deliver_due
from threading import Thread
from uuid import uuid4

import sys
import time
import transaction
import ZODB

CONTENT = "Subject: Koe\r\nMessage-ID: <{0}@verkosto.example>\r\n\r\nTeksti\r\n"


def write(database):
    manager = transaction.TransactionManager()
    box = database.open(manager).root.outbox
    while True:
        id_ = uuid4().hex
        with manager:
            content = CONTENT.format(id_).encode()
            sender, recipient = "portaali@verkosto.example", f"{id_}@kuhmo.example"
            box.add(Entry(id_, "mail", sender, recipient, "Koe", content, datetime.now(UTC)))
        print(id_, flush=True)
        time.sleep(0.002)


def main(path, port, drain=""):
    database = ZODB.DB(path)
    with database.transaction() as connection:
        if "outbox" not in connection.root():
            connection.root.outbox = Outbox()
    if not drain:
        Thread(target=write, args=(database,), daemon=True).start()
    box = database.open().root.outbox
    windows, moment = [], datetime.now(UTC)
    while True:
        transaction.begin()
        # What was put off because a connection broke is due at once in this clock.
        moment += timedelta(minutes=10)
        windows += deliver_due(box, Smtp("127.0.0.1", int(port)), moment).windows
        transaction.begin()
        if drain and box.count()[0] == 0:
            break
    print(*windows)
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
