"""Searches a database for words that should be nowhere in it: records, blobs and raw files."""

from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import json
import quopri
import unicodedata
import zlib

# How streams of zlib begin, by level of compression.
_ZLIB = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_CHUNK = 4 * 1024 * 1024
# A shorter piece of base64 is found by chance.
_SHORTEST_BASE64 = 8


@dataclass(frozen=True)
class Trace:
    """A place in which a word was found."""

    word: str
    place: str

    def __str__(self):
        return f"{self.word!r} is in {self.place}"


def variants(word):
    """Return the bytes in which a word may be stored: cases, encodings, without accents."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    spellings = {s for t in (word, plain) for s in (t, t.lower(), t.upper(), t.title()) if s}
    found = set()
    for spelling in spellings:
        data = spelling.encode()
        found |= {data, spelling.encode("utf-16-le"), spelling.encode("utf-16-be")}
        found |= {json.dumps(spelling)[1:-1].encode(), quopri.encodestring(data)}
        found |= set(_base64(data))
    return found


def in_storage(storage, words):
    """Yield the Traces in every kept revision of every record, and in the notes of transactions."""
    wanted = _wanted(words)
    for transaction in storage.iterator():
        notes = b"\n".join((transaction.user, transaction.description, transaction.extension_bytes))
        yield from _traces(notes, wanted, f"the notes of transaction {transaction.tid.hex()}")
        for record in transaction:
            if record.data:
                place = f"record {record.oid.hex()} of transaction {transaction.tid.hex()}"
                yield from _traces(_unpacked(record.data), wanted, place)


def in_files(paths, words):
    """Yield the Traces in the bytes of files; folders are searched with all that is in them."""
    wanted = _wanted(words)
    longest = max((len(data) for data, _word in wanted), default=1)
    for path in paths:
        for file in sorted(p for p in [path, *Path(path).rglob("*")] if Path(p).is_file()):
            yield from _in_file(Path(file), wanted, longest)


def files_of(storage):
    """Return the files and folders in which a storage keeps its data, its old ones too."""
    name = getattr(storage, "getName", lambda: "")()
    beside = Path(name).parent.glob(f"{Path(name).name}*") if name and Path(name).exists() else ()
    # Of RelStorage it is a cache of those that are in the database.
    helper = getattr(storage, "blobhelper", storage)
    blobs = getattr(getattr(helper, "fshelper", None), "base_dir", None)
    folders = [Path(blobs), Path(f"{blobs.rstrip('/')}.old")] if blobs else []
    return [*beside, *(folder for folder in folders if folder.exists())]


def _wanted(words):
    return [(data, word) for word in words for data in variants(word)]


def _traces(data, wanted, place):
    return [Trace(word, place) for word in {word for bytes_, word in wanted if bytes_ in data}]


def _in_file(path, wanted, longest):
    tail, told = b"", set()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            for trace in _traces(tail + chunk, wanted, str(path)):
                if trace.word not in told:
                    told.add(trace.word)
                    yield trace
            tail = chunk[-longest:]


def _unpacked(data):
    # Whole records may be packed (zc.zlibstorage), and values in them, such as audit lines.
    if data.startswith(b".z"):
        data = zlib.decompress(data[2:])
    parts = [data]
    for mark in _ZLIB:
        place = data.find(mark)
        while place != -1:
            with suppress(zlib.error):
                parts.append(zlib.decompressobj().decompress(data[place:]))
            place = data.find(mark, place + 1)
    return b"\n".join(parts)


def _base64(data):
    # The same bytes look different at each of three places in a group.
    for shift in range(3):
        text = b64encode(b"\0" * shift + data)
        inner = text[4 if shift else 0 : len(text) - 4]
        if len(inner) >= _SHORTEST_BASE64:
            yield inner
