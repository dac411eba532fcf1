"""Bytes to text: which encoding a file really has."""

from etapalvelu.portal.core.tables.model import TableError

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# ä, ö, å and their capitals in UTF-8: in a Windows-1252 file this pair of bytes means nothing.
_UTF8_LETTER = re.compile(rb"\xc3[\x84\x85\x96\xa4\xa5\xb6\xa9\xbc]")


def decode(data):
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252, with or without a mark."""
    text = _decode(data)
    control = _CONTROL.search(text)
    if control:
        raise TableError(
            "table_not_text",
            "The file is not a text table: it contains a control character.",
            row=text.count("\n", 0, control.start()) + 1,
        )
    return text


def _decode(data):
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    encoding = _unmarked_utf16(data)
    if encoding:
        return _strict(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_LETTER.search(data):
            raise TableError(
                "table_mixed_encodings",
                "The file mixes two encodings; save it again as UTF-8.",
                row=data.count(b"\n", 0, error.start) + 1,
            ) from None
    return _strict(data, "windows-1252")


def _strict(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line_end = "\n".encode(encoding)
        raise TableError(
            "table_wrong_encoding",
            "The file is not in the encoding that it seems to be (${encoding}); save it as UTF-8.",
            row=data.count(line_end, 0, error.start) + 1,
            encoding=encoding,
        ) from None


def _unmarked_utf16(data):
    sample = data[:2000]
    # Western text in UTF-16 has a zero in every second byte.
    for first_zero, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first_zero::2].count(0)
        if zeros > len(sample) * 0.3 and sample[1 - first_zero :: 2].count(0) == 0:
            return encoding
    return None
