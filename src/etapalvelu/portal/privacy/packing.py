"""Takes older revisions out of the database: until then, deleted data are still in its files."""

from ZODB.FileStorage import FileStorage


def pack(database, days=0):
    """Pack a ZODB database; revisions younger than so many days stay."""
    database.pack(days=days)
    if isinstance(database.storage, FileStorage):
        _wipe_buffer(database.storage)


def _wipe_buffer(storage):
    # The storage writes each transaction into Data.fs.tmp first and never empties that file.
    with storage._commit_lock:
        storage._tfile.seek(0)
        storage._tfile.truncate()
