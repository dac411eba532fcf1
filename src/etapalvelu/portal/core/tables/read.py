"""Reading a table file of either kind; its content decides, not its name."""

from etapalvelu.portal.core.tables import csvfile
from etapalvelu.portal.core.tables import xlsx
from etapalvelu.portal.core.tables.model import MAX_BYTES
from etapalvelu.portal.core.tables.model import TableError
from etapalvelu.portal.core.tables.model import build

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_FOREIGN = (b"%pdf", b"\x89png", b"\xff\xd8\xff", b"gif8", b"<!doctype", b"<html", b"<?xml")


def read_table(name, data):
    """Read the bytes of a CSV or XLSX file; raise TableError when the file is refused."""
    try:
        return build(name, _records(data))
    except TableError as error:
        raise error.in_file(name) from None


def _records(data):
    if len(data) > MAX_BYTES:
        raise TableError(
            "table_too_large", "The file is larger than ${limit} MB.", limit=MAX_BYTES // 1024**2
        )
    if data.startswith(_OLD_EXCEL):
        raise TableError(
            "table_old_excel", "The file is in the old Excel format; save it as XLSX or CSV."
        )
    if data.lstrip()[:20].lower().startswith(_FOREIGN):
        raise TableError("table_foreign", "The file is neither CSV nor XLSX.")
    return xlsx.records(data) if data.startswith(_ZIP) else csvfile.records(data)
