"""Counters of failures, common to all Zope processes.

A failure is written in a transaction of its own: the request that failed may be rolled back, and
two processes that count at the same time must both be counted. What strangers can make the
database write is bounded: whoever waits is not counted, a shard holds few rows, and each process
writes at most so many failures a minute; what is beyond that is counted in its memory.
"""

from collections import defaultdict
from etapalvelu.portal.core.ratelimit import RateLimit
from etapalvelu.portal.signin import records
from etapalvelu.portal.signin import rules
from hashlib import sha256
from time import time
from transaction import TransactionManager
from ZODB.POSException import ConflictError

import logging

logger = logging.getLogger(__name__)

SHARDS = 1024
ROWS = 16
TRIES = 8
WRITES_PER_MINUTE = RateLimit(240, 60)
_memory = defaultdict(records.Shard)


def clock():
    return int(time())


def wait(*keys):
    """Return how many seconds the slowest of the keys still has to wait."""
    now = clock()
    shards = records.counters()
    stores = [_memory] if shards is None else [_memory, shards]
    counts = (_read(store, *_place(key)) for store in stores for key in keys)
    return max((rules.wait(count, now) for count in counts), default=0)


def failed(limits):
    """Count one failure of each key in {key: Limit}; return the keys that wait from now on."""
    shards = records.counters()
    if shards is not None and shards._p_oid and WRITES_PER_MINUTE.allow("writes"):
        for _try in range(TRIES):
            try:
                return _in_own_transaction(shards, lambda store: _count(store, limits))
            except ConflictError:
                continue
        logger.warning("A failed login was counted in memory after %s conflicts", TRIES)
    return _count(_memory, limits)


def forget(*keys):
    """Forget the failures of keys; writes only when there are any."""
    _forget(_memory, keys)
    shards = records.counters()
    if shards is None or not any(_read(shards, *_place(key)).failures for key in keys):
        return
    for _try in range(TRIES):
        try:
            return _in_own_transaction(shards, lambda store: _forget(store, keys))
        except ConflictError:
            continue


def expire():
    """Remove what has run out, in the present transaction; return how many counters went."""
    now, gone = clock(), 0
    for shard in (records.counters() or {}).values():
        kept = {key: row for key, row in shard.rows.items() if row[3] > now}
        if len(kept) < len(shard.rows):
            gone += len(shard.rows) - len(kept)
            shard.rows = kept
    return gone


def clear():
    """Forget what this process holds in memory."""
    _memory.clear()
    WRITES_PER_MINUTE.clear()


def _in_own_transaction(shards, change):
    manager = TransactionManager()
    connection = shards._p_jar.db().open(transaction_manager=manager)
    try:
        with manager:
            return change(connection.get(shards._p_oid))
    finally:
        connection.close()


def _count(store, limits):
    now = clock()
    begun = set()
    for key, limit in limits.items():
        number, digest = _place(key)
        before = _read(store, number, digest)
        after = rules.after_failure(limit, before, now)
        if rules.begins_wait(before, after, now):
            begun.add(key)
        _write(store, number, digest, (*after, max(after.until, now + limit.memory)), now)
    return begun


def _forget(store, keys):
    for number, digest in map(_place, keys):
        shard = store.get(number)
        if shard is not None and digest in shard.rows:
            shard.rows = {key: row for key, row in shard.rows.items() if key != digest}


def _place(key):
    # Only a digest is kept: what a stranger typed is often a password in the wrong field.
    digest = sha256("\0".join(key).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:2]) % SHARDS, digest[2:14]


def _read(store, number, digest):
    shard = store.get(number)
    row = shard.rows.get(digest) if shard is not None else None
    return rules.Count(*row[:3]) if row else rules.Count()


def _write(store, number, digest, row, now):
    shard = store.get(number)
    if shard is None:
        shard = store[number] = records.Shard()
    rows = {key: old for key, old in shard.rows.items() if old[3] > now and key != digest}
    # A flood throws out first what would be forgotten soonest.
    for key in sorted(rows, key=lambda key: rows[key][3])[: max(0, len(rows) + 1 - ROWS)]:
        del rows[key]
    rows[digest] = row
    shard.rows = rows
