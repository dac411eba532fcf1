"""The jobs are killed by SIGKILL while they tell and mail: nobody misses a letter."""

from collections import Counter
from collections import defaultdict
from datetime import UTC
from datetime import datetime
from etapalvelu.portal.access import store as access
from etapalvelu.portal.access.rules import ROLES
from etapalvelu.portal.jobs import context
from etapalvelu.portal.lifecycle.interfaces import ContentChanged
from etapalvelu.portal.notifications import rules
from etapalvelu.portal.notifications import store
from etapalvelu.portal.notifications import subscriptions
from etapalvelu.portal.notifications.jobs import Spread
from etapalvelu.portal.outbox.jobs import Send
from plone import api
from Testing.makerequest import makerequest
from tests.access.conftest import body
from ZODB.blob import BlobStorage
from ZODB.Connection import TransactionMetaData
from ZODB.FileStorage import FileStorage
from ZODB.utils import z64
from zope.event import notify

import os
import pytest
import random
import signal
import time
import transaction
import ZODB

CARD = "providers/kela/asumistuki/card-fi"
EVENTS = ("Eka muutos", "Toka muutos", "Kolmas muutos")
TELLING, KILLS = 3, 8


def copy(storage, path):
    """Write the newest revision of every record of the test's database into a file."""
    newest = {r.oid: r.data for change in storage.iterator() for r in change if r.data}
    files, change = FileStorage(path), TransactionMetaData()
    files.tpc_begin(change)
    for oid, data in newest.items():
        files.store(oid, z64, data, "", change)
    files.tpc_vote(change)
    files.tpc_finish(change)
    files.close()


def work(path, site_id):
    """What the scheduler's process does, on a database in files, until nothing is left."""
    database = ZODB.DB(BlobStorage(f"{path}.blobs", FileStorage(path)))
    app = makerequest(database.open().root()["Application"])
    context.enter(app, site_id)
    done = 0
    while done < 2:
        sentences = []
        for job in (Spread(), Send()):
            transaction.begin()
            sentences.append(job.run(datetime.now(UTC)))
            transaction.commit()
        done = done + 1 if not any(sentences) else 0


def start(path, site_id):
    pid = os.fork()
    if not pid:
        try:
            work(path, site_id)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return pid


@pytest.mark.slow
def test_nobody_misses_an_event_and_a_repeat_has_the_same_id(server, smtp, tmp_path, capsys):
    # The owners of the card are told of other things besides.
    people = [p for p in access.people_with(ROLES) if not p.email.endswith("@kela.example")]
    card = server.portal.unrestrictedTraverse(CARD)
    for person in people:
        subscriptions.subscribe(person.id, api.content.get_uuid(card), datetime.now(UTC))
        store.set_pace(person.id, rules.INSTANT)
    for note in EVENTS:
        notify(ContentChanged(card, "changed", note))
    transaction.commit()
    path = str(tmp_path / "Data.fs")
    copy(server.portal._p_jar.db().storage, path)
    letters, halfway, status = smtp.handler.letters, 0, None
    for kill in range(KILLS + 1):
        before = len(letters)
        pid = start(path, server.portal.getId())
        if kill < KILLS:
            # In the midst of telling in the first rounds, in the midst of mailing in the others.
            end, wanted = time.monotonic() + 20, before + random.randint(1, 12)
            while kill >= TELLING and len(letters) < wanted and time.monotonic() < end:
                time.sleep(0.002)
            time.sleep(random.uniform(0, 0.01 if kill >= TELLING else 0.6))
            os.kill(pid, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        halfway += before < len(letters) < len(people) * len(EVENTS)
    assert status == 0
    found = defaultdict(list)
    addresses = {person.email for person in people}
    for letter in (found for found in letters if found.recipients[0] in addresses):
        # What waited for somebody before leaves as well.
        for event in (note for note in EVENTS if note in body(letter)):
            found[letter.recipients[0], event].append(letter["Message-ID"])
    assert set(found) == {(person.email, note) for person in people for note in EVENTS}
    assert all(len(set(ids)) == 1 for ids in found.values()), "a repeat is another letter"
    assert len({ids[0] for ids in found.values()}) == len(found)
    assert halfway >= KILLS - TELLING, "the kills came too late to prove anything"
    repeats = Counter(len(ids) for ids in found.values())
    with capsys.disabled():
        print(f"\n{len(found)} letters, {KILLS} kills ({halfway} midway), copies: {dict(repeats)}")
