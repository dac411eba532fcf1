"""The JSON files of an upload, a ZIP archive or a folder, as (name, bytes)."""

from etapalvelu.portal.integrations.ptv.model import PtvError
from pathlib import Path
from pathlib import PurePosixPath

import io
import stat
import zipfile

MAX_FILES = 20_000
MAX_FILE = 20 * 1024 * 1024
MAX_TOTAL = 400 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024


def from_path(path):
    """Return the JSON files of a folder (with its subfolders), an archive or one file."""
    path = Path(path)
    if path.is_dir():
        found = sorted(each for each in path.rglob("*.json") if each.is_file())
        return [(each.relative_to(path).as_posix(), each.read_bytes()) for each in found]
    if not path.is_file():
        raise PtvError("ptv_no_file", "There is no such file or folder.", file=str(path))
    return from_bytes(path.name, path.read_bytes())


def from_bytes(name, data):
    """Return the JSON files of an uploaded archive, or the uploaded file itself."""
    if data.startswith(b"PK"):
        return _unzip(name, data)
    if len(data) > MAX_FILE:
        raise PtvError(
            "ptv_too_large",
            "The file is larger than ${limit} MB.",
            file=name,
            limit=MAX_FILE // _SMALL,
        )
    return [(name, data)]


def _unzip(name, data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            _refuse_dangerous(name, members)
            return [
                (each.filename, archive.read(each))
                for each in members
                if each.filename.lower().endswith(".json")
            ]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        raise PtvError("ptv_broken_archive", "The archive cannot be unpacked.", file=name) from None


def _refuse_dangerous(name, members):
    if (
        len(members) > MAX_FILES
        or sum(each.file_size for each in members) > MAX_TOTAL
        or any(each.file_size > MAX_FILE for each in members)
        or any(each.file_size > max(_SMALL, MAX_RATIO * each.compress_size) for each in members)
    ):
        raise PtvError(
            "ptv_archive_too_large", "The archive is too large when it is unpacked.", file=name
        )
    for each in members:
        path = PurePosixPath(each.filename.replace("\\", "/"))
        link = stat.S_ISLNK(each.external_attr >> 16)
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or link:
            raise PtvError(
                "ptv_archive_path",
                "The archive has a file outside its own folder: ${path}.",
                file=name,
                path=each.filename[:100],
            )
