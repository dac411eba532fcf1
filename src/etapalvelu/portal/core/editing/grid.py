"""A table of rows in a form: labelled cells, "add" and "remove" buttons in words."""

from collective.z3cform.datagridfield.datagridfield import DataGridFieldObjectWidget
from collective.z3cform.datagridfield.datagridfield import DataGridFieldWidget
from collective.z3cform.datagridfield.datagridfield import DataGridValidator
from etapalvelu.portal import _
from etapalvelu.portal.core.editing.errors import Refused
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import Interface
from zope.interface import implementer
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList


class GridRowWidget(DataGridFieldObjectWidget):
    """One row."""


class GridWidget(DataGridFieldWidget):
    """The table. Rows come by a button only: one that appears by itself surprises by keyboard."""

    auto_append = False
    input_table_css_class = "table"

    def createObjectWidget(self, idx):
        widget = FieldWidget(self.field.value_type, GridRowWidget(self.request))
        widget.setErrors = idx not in ("TT", "AA")
        return widget


@adapter(IField, IFormLayer)
@implementer(IFieldWidget)
def GridFieldWidget(field, request):
    """Widget factory for a List of DictRow."""
    return FieldWidget(field, GridWidget(request))


@adapter(Interface, Interface, Interface, IList, GridWidget)
class GridValidator(DataGridValidator):
    """Tells of errors in cells and asks the list's own constraint, which the add-on leaves out."""

    def validate(self, value, force=False):
        try:
            super().validate(value, force)
        except ValueError:
            raise Refused(_("error_in_rows", default="Check the marked cells.")) from None
        if value and self.field.constraint:
            self.field.constraint(value)
