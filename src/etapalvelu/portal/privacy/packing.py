"""Takes older revisions out of the database: until then, deleted data are still in its files."""

from ZODB.FileStorage import FileStorage


def pack(database, days=0):
    """Pack a ZODB database; revisions younger than so many days stay."""
    storage = database.storage
    if not isinstance(storage, FileStorage):
        database.pack(days=days)
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
