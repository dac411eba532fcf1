"""Count and hash what is in a database, and look for what is missing. Changes nothing.

.venv/bin/python scripts/inspect_database.py --filestorage DATA_FS [--blobs FOLDER] [--answer FILE]
.venv/bin/python scripts/inspect_database.py --postgresql DSN --blobs CACHE_FOLDER [--answer FILE]

Prints JSON: `objects` and `objects_sha256` are those of the newest state of each object, wherever
it is stored; `blobs` counts files of the database in all kept states.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from ZODB.blob import FilesystemHelper
from ZODB.blob import is_blob_record
from ZODB.POSException import POSKeyError
from ZODB.serialize import referencesf
from ZODB.utils import p64
from ZODB.utils import u64

import argparse
import hashlib
import json
import sys

SHOWN_EVERY = 20_000


def open_filestorage(path: Path):
    from ZODB.FileStorage import FileStorage

    return FileStorage(str(path), read_only=True)


def open_postgresql(dsn: str, cache: Path):
    from relstorage.adapters.postgresql import PostgreSQLAdapter
    from relstorage.options import Options
    from relstorage.storage import RelStorage

    options = Options(
        keep_history=False, blob_dir=str(cache), shared_blob_dir=False, read_only=True
    )
    return RelStorage(PostgreSQLAdapter(dsn, options=options), options=options)


def current(storage) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield object id, transaction id and pickle of each object, in the order of their ids."""
    position = None
    while True:
        try:
            oid, tid, data, position = storage.record_iternext(position)
        except POSKeyError as error:
            # Its creation was undone: the next one.
            position = p64(u64(error.args[0]) + 1)
            continue
        except ValueError:
            return
        yield oid, tid, data
        if position is None:
            return


class Objects:
    """The newest state of every object."""

    def __init__(self, storage):
        self.count = 0
        self.last = b""
        self.digest = hashlib.sha256()
        self.blobs: list[tuple[bytes, bytes]] = []
        self._present: set[bytes] = set()
        self._named: set[bytes] = set()
        for oid, tid, data in current(storage):
            self.count += 1
            self.digest.update(oid + tid + hashlib.sha256(data).digest())
            self.last = max(self.last, tid)
            self._present.add(oid)
            self._named.update(referencesf(data))
            if is_blob_record(data):
                self.blobs.append((oid, tid))
            if self.count % SHOWN_EVERY == 0:
                print(f"{self.count} objects", file=sys.stderr, flush=True)

    @property
    def dangling(self) -> int:
        return len(self._named - self._present)


def history(storage) -> tuple[int, int, list[tuple[bytes, bytes]]]:
    """Return the numbers of transactions and records, and the blobs, of all kept states."""
    transactions, records, blobs = 0, 0, []
    for transaction in storage.iterator():
        transactions += 1
        for record in transaction:
            records += 1
            if record.data and is_blob_record(record.data):
                blobs.append((record.oid, record.tid))
    return transactions, records, blobs


def has_file(folder: Path, blob: tuple[bytes, bytes]) -> bool:
    return Path(FilesystemHelper(str(folder)).getBlobFilename(*blob)).is_file()


def can_be_fetched(storage, blob: tuple[bytes, bytes]) -> bool:
    try:
        return Path(storage.loadBlob(*blob)).is_file()
    except POSKeyError:
        return False


def describe_filestorage(path: Path, folder: Path | None) -> dict:
    with closing(open_filestorage(path)) as storage:
        objects = Objects(storage)
        transactions, records, blobs = history(storage)
        missing = [blob for blob in blobs if folder and not has_file(folder, blob)]
        return summary(storage, objects, transactions, records, blobs, missing)


def describe_postgresql(dsn: str, cache: Path) -> dict:
    """Without a history: what is current is all there is. Blobs are fetched into the cache."""
    with closing(open_postgresql(dsn, cache)) as storage:
        objects = Objects(storage)
        missing = [blob for blob in objects.blobs if not can_be_fetched(storage, blob)]
        return summary(storage, objects, None, objects.count, objects.blobs, missing)


def summary(storage, objects: Objects, transactions, records: int, blobs: list, missing: list):
    return {
        "transactions": transactions,
        "records": records,
        "objects": objects.count,
        "objects_sha256": objects.digest.hexdigest(),
        "blobs": len(blobs),
        "missing_blobs": len(missing),
        "dangling_references": objects.dangling,
        "last_transaction": storage.lastTransaction().hex(),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--filestorage", type=Path, metavar="DATA_FS")
    place.add_argument("--postgresql", metavar="DSN")
    parser.add_argument("--blobs", type=Path, metavar="FOLDER")
    parser.add_argument("--answer", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.filestorage:
        found = describe_filestorage(options.filestorage, options.blobs)
    else:
        found = describe_postgresql(options.postgresql, options.blobs)
    text = json.dumps(found, indent=1)
    if options.answer:
        options.answer.write_text(text, encoding="utf-8")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
