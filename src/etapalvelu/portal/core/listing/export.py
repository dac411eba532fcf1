"""A list as a file: CSV or XLSX with the same filters as the page."""

from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.core.tables.csvfile import write_csv
from etapalvelu.portal.core.tables.xlsx import write_xlsx

CSV = ("text/csv; charset=utf-8", write_csv)
XLSX = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx)


class ExportMixin:
    """Mixed into a list's view; the subclass has `export_columns`, `file_name` and `cells`."""

    export_columns = ()
    file_name = "export"

    def cells(self, content, brain):
        """Return {column id: value} of one row; a column that is left out is empty."""
        raise NotImplementedError

    def __call__(self):
        kind = "csv" if parameters.text(self.request.form, "format") == "csv" else "xlsx"
        content_type, write = CSV if kind == "csv" else XLSX
        headings = [column.title(self.language) for column in self.export_columns]
        data = write(headings, [self._row(brain) for brain in self.found])
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Content-Disposition", f'attachment; filename="{self.file_name}.{kind}"')
        response.setHeader("Cache-Control", "private, no-store")
        return data

    def _row(self, brain):
        # The catalog gave only what the reader may see, so the object needs no second check.
        cells = self.cells(brain._unrestrictedGetObject(), brain)
        return [_text(cells.get(column.id)) for column in self.export_columns]


def _text(value):
    return "" if value is None else str(value)
