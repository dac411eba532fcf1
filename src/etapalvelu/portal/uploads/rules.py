"""Knows a file by its bytes, because its name and the browser's word for it prove nothing."""

from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.uploads.pictures import check_picture

import unicodedata
import zipfile

MB = 1024 * 1024
MAX_FILE = 50 * MB
# REST sends files in base64, which is a third longer; a form has other fields beside the file.
MAX_REQUEST = 72 * MB
MAX_ENTRIES = 2000
MAX_UNPACKED = 500 * MB
HEAD = 4096
MAX_NAME = 150

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
GIF, WEBP, ZIP = "image/gif", "image/webp", "application/zip"
TEXT, CSV = "text/plain", "text/csv"
_OOXML = "application/vnd.openxmlformats-officedocument."
_OASIS = "application/vnd.oasis.opendocument."

# Extension by which each type may be called. Not here: SVG, HTML and programs.
EXTENSIONS = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    GIF: (".gif",),
    WEBP: (".webp",),
    ZIP: (".zip",),
    TEXT: (".txt", ".vtt"),
    CSV: (".csv",),
    f"{_OOXML}wordprocessingml.document": (".docx",),
    f"{_OOXML}presentationml.presentation": (".pptx",),
    f"{_OOXML}spreadsheetml.sheet": (".xlsx",),
    f"{_OASIS}text": (".odt",),
    f"{_OASIS}presentation": (".odp",),
    f"{_OASIS}spreadsheet": (".ods",),
}
PICTURES = (PNG, JPEG, GIF, WEBP)
_OOXML_PARTS = {
    "word/document.xml": f"{_OOXML}wordprocessingml.document",
    "ppt/presentation.xml": f"{_OOXML}presentationml.presentation",
    "xl/workbook.xml": f"{_OOXML}spreadsheetml.sheet",
}
_MAGIC = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"GIF8", GIF))


def checked_type(stream, size, filename, pictures_only=False):
    """Return the MIME type of a file that may be stored; ProblemError when it may not.

    stream: binary, seekable; size: in bytes; filename: as the uploader calls it.
    """
    if size > MAX_FILE:
        raise ProblemError(
            "error_file_too_big",
            "The file is ${size} MB. The limit is ${limit} MB.",
            size=-(-size // MB),
            limit=MAX_FILE // MB,
        )
    if not size:
        raise ProblemError("error_file_empty", "The file is empty.")
    if not is_sound_name(filename or ""):
        raise ProblemError(
            "error_file_name",
            "The name of the file is longer than ${limit} characters, or has characters that do "
            "not belong into a name. Give the file another name.",
            limit=MAX_NAME,
        )
    extension = _extension(filename)
    kind = sniffed_type(stream, extension)
    if pictures_only and kind not in PICTURES:
        raise ProblemError(
            "error_picture_type", "The picture has to be a PNG, JPEG, GIF or WebP file."
        )
    if kind is None or extension not in EXTENSIONS[kind]:
        raise ProblemError(
            "error_file_type",
            "The file ${name} is not of an accepted type: PDF, Word (docx), PowerPoint (pptx), "
            "Excel (xlsx), OpenDocument (odt, odp, ods), PNG, JPEG, GIF, WebP, TXT, CSV, or a ZIP "
            "of those.",
            name=(filename or "")[:80],
        )
    if kind in PICTURES:
        check_picture(stream)
    return kind


def is_sound_name(filename):
    """Tell whether a name has no path, no control and no invisible character (RFC 6266, 4.3).

    Among the invisible ones are those that turn the direction of writing: "cod.exe" as "exe.doc".
    """
    return len(filename) <= MAX_NAME and not any(
        character in "/\\" or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        for character in filename
    )


def sniffed_type(stream, extension=""):
    """Return the MIME type that the bytes show, or None for what is not accepted."""
    stream.seek(0)
    head = stream.read(HEAD)
    kind = _magic(head)
    if kind is None and extension in (".txt", ".vtt", ".csv") and _is_text(head):
        kind = CSV if extension == ".csv" else TEXT
    return _archive(stream) if kind == ZIP else kind


def _magic(head):
    for mark, kind in _MAGIC:
        if head.startswith(mark):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    # Adobe's readers accept the mark within the first kilobyte, browsers only at the beginning.
    if head.startswith(b"%PDF-"):
        return PDF
    return ZIP if head.startswith(b"PK\x03\x04") else None


def _is_text(head):
    if b"\x00" in head:
        return False
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return not start.startswith(b"<")


def _extension(filename):
    _stem, dot, extension = (filename or "").rpartition(".")
    return f".{extension.lower()}" if dot else ""


def _archive(stream):
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
                return None
            names = {entry.filename for entry in entries}
            if any("vbaproject" in name.lower() for name in names):
                return None
            if "[Content_Types].xml" in names:
                return next((t for part, t in _OOXML_PARTS.items() if part in names), None)
            if "mimetype" in names:
                named = archive.read("mimetype")[:100].decode("ascii", "replace").strip()
                return named if named in EXTENSIONS and named.startswith(_OASIS) else None
            return ZIP if all(_accepted(archive, entry) for entry in entries) else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None


def _accepted(archive, entry):
    if entry.is_dir():
        return True
    if entry.filename.startswith("/") or ".." in entry.filename.split("/"):
        return False
    extension = _extension(entry.filename)
    with archive.open(entry) as part:
        head = part.read(HEAD)
    kind = _magic(head)
    if kind == ZIP:
        # A document inside is trusted by its name: unpacking archives in archives has no end.
        return extension in (".docx", ".pptx", ".xlsx", ".odt", ".odp", ".ods")
    if kind is None:
        return extension in (".txt", ".csv", ".vtt") and _is_text(head)
    return extension in EXTENSIONS[kind]
