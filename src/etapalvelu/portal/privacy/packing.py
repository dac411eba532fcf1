"""Takes older revisions out of the database: until then, deleted data are still in its files."""

from pathlib import Path
from ZODB.FileStorage import FileStorage
from ZODB.POSException import POSKeyError
from ZODB.utils import p64


def pack(database, days=0):
    """Pack a ZODB database; revisions younger than so many days stay."""
    storage = database.storage
    if not isinstance(storage, FileStorage):
        database.pack(days=days)
        _empty_blob_cache(storage)
        return
    # Else Data.fs.old would hold everything until the next pack. Backups are made elsewhere.
    storage.pack_keep_old = False
    database.pack(days=days)
    _wipe_buffer(storage)


def _wipe_buffer(storage):
    # The storage writes each transaction into Data.fs.tmp first and never empties that file.
    with storage._commit_lock:
        storage._tfile.seek(0)
        storage._tfile.truncate()


def _empty_blob_cache(storage):
    """Delete files that RelStorage keeps on this machine of blobs that the database has no more."""
    helper = getattr(storage, "blobhelper", None)
    if helper is None:
        return
    # Only there in production.
    from relstorage.blobhelper.interfaces import ICachedBlobHelper

    if not ICachedBlobHelper.providedBy(helper):
        return
    database = storage.new_instance()
    database.poll_invalidations()
    try:
        # <object as a decimal number>.<transaction in hexadecimal>.blob
        for file in Path(helper.fshelper.base_dir).rglob("*.blob"):
            object_, transaction, _suffix = file.name.split(".")
            if _current(database, p64(int(object_))) != bytes.fromhex(transaction):
                file.unlink(missing_ok=True)
    finally:
        database.release()


def _current(database, object_):
    try:
        return database.load(object_)[1]
    except POSKeyError:
        return None
