"""Applies the rules to what forms bring and to what is stored."""

from etapalvelu.portal.core.problems import ProblemError
from etapalvelu.portal.core.sentences import sentence
from etapalvelu.portal.interfaces import IEtapalveluLayer
from etapalvelu.portal.uploads import scanner
from etapalvelu.portal.uploads.rules import checked_type
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.formwidget.namedfile.interfaces import INamedFileWidget
from plone.formwidget.namedfile.validator import NamedFileWidgetValidator
from plone.namedfile.interfaces import INamed
from plone.namedfile.interfaces import INamedField
from plone.namedfile.interfaces import INamedImageField
from z3c.form.validator import WidgetValidatorDiscriminators
from zExceptions import BadRequest
from ZODB.utils import z64
from zope.interface import Invalid
from zope.schema import getFieldsInOrder


class UploadValidator(NamedFileWidgetValidator):
    """Says beside the field why a file is not accepted."""

    def validate(self, value, force=False):
        super().validate(value, force)
        if INamed.providedBy(value):
            try:
                check_file(self.field, value)
            except ProblemError as refusal:
                raise Invalid(sentence(refusal.problem, self.request)) from refusal


WidgetValidatorDiscriminators(UploadValidator, request=IEtapalveluLayer, field=INamedField)


def replace_when_chosen(event):
    """Take a chosen file for a wish to replace the present one, so that no script has to."""
    widget = event.widget
    if not INamedFileWidget.providedBy(widget):
        return
    form = widget.request.form
    if getattr(form.get(widget.name), "filename", None):
        form[f"{widget.name}.action"] = "replace"


def check_file(field, value):
    """Raise ProblemError unless a file may be stored; give it the type that its bytes show."""
    pictures_only = INamedImageField.providedBy(field)
    with value.open() as stream:
        kind = checked_type(stream, value.getSize(), value.filename, pictures_only)
        _scan_once(value, stream)
    if value.contentType != kind:
        value.contentType = kind


def _scan_once(value, stream):
    # A form's file is checked by the form and again when it is stored; a stored one stays stored.
    stored = getattr(value, "_p_serial", z64) != z64
    if stored or getattr(value, "_v_scanned", False):
        return
    virus_scanner = scanner.configured()
    if virus_scanner:
        scanner.check_clean(stream, virus_scanner)
        value._v_scanned = True


def check_content(content, event):
    """Refuse content with a file that no form has checked (REST, drag and drop, WebDAV)."""
    request = api.env.getRequest()
    if not IEtapalveluLayer.providedBy(request):
        return
    for schema in iterSchemata(content):
        for name, field in getFieldsInOrder(schema):
            if INamedField.providedBy(field):
                value = getattr(content, name, None)
                if INamed.providedBy(value):
                    _refuse_bad(field, value, request)


def _refuse_bad(field, value, request):
    try:
        check_file(field, value)
    except ProblemError as refusal:
        raise BadRequest(sentence(refusal.problem, request)) from refusal
