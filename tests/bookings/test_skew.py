"""What a booking reads and does not write still stops its commit, on every kind of database."""

from etapalvelu.portal.bookings import engine
from tests.bookings import races
from tests.bookings import running
from transaction import TransactionManager
from transaction.interfaces import TransientError

import pytest


@pytest.mark.parametrize("closes_first", [True, False])
def test_closing_against_booking(storage, closes_first):
    """Two connections look at once: whichever commits second sees what the first has done."""
    running.prepare(*storage)
    database = running.open_database(*storage)
    booker, closer = TransactionManager(), TransactionManager()
    one, other = database.open(booker), database.open(closer)
    day = races.DAYS[0]
    key = day.toordinal()
    booker.begin()
    closer.begin()
    # Read by nobody yet in this connection: a ghost, which readCurrent would pass over.
    gate = one.root()["gates"][key]
    assert gate._p_changed is None
    engine.rely_on(gate)
    engine.hold(
        one.root()["bookings"], "a" * 32, races.demands(0, 0), day, 96, 6, {}, races.NOW, 600
    )
    other.root()["gates"][key].open = False
    if closes_first:
        closer.commit()
        with pytest.raises(TransientError):
            booker.commit()
        booker.abort()
        assert "a" * 32 not in one.root()["bookings"].bookings
        assert not one.root()["gates"][key].open
    else:
        booker.commit()
        closer.commit()
        closer.begin()
        # Who closes finds the booking in the day's ledger and can tell its people.
        assert list(other.root()["bookings"].resource("rooms:0").ledger(day).entries) == ["a" * 32]
    one.close()
    other.close()
    database.close()


def test_two_first_bookings_of_a_day(storage):
    """The ledger of the day is not there yet for either of the two."""
    running.prepare(*storage)
    database = running.open_database(*storage)
    managers = TransactionManager(), TransactionManager()
    connections = [database.open(manager) for manager in managers]
    for manager, connection, id_ in zip(managers, connections, "ab", strict=True):
        manager.begin()
        wanted = [races.demands(0, 0)[0]._replace(open={"e0": races.OPEN})]
        engine.hold(
            connection.root()["bookings"], id_, wanted, races.DAYS[0], 96, 6, {}, races.NOW, 600
        )
    managers[0].commit()
    with pytest.raises(TransientError):
        managers[1].commit()
    managers[1].abort()
    for connection in connections:
        connection.close()
    database.close()
