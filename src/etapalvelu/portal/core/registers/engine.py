"""Comparing records with content, checking them and writing them."""

from contextlib import contextmanager
from etapalvelu.portal.core.editing.errors import Refused
from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.core.registers import model
from etapalvelu.portal.core.registers.values import plain
from persistent.mapping import PersistentMapping
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.dexterity.utils import iterSchemataForType
from Products.CMFCore.indexing import getQueue
from Products.CMFCore.indexing import processQueue
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldsInOrder
from zope.schema import interfaces

import logging
import transaction

STAMP = "etapalvelu.portal.import"
logger = logging.getLogger(__name__)


def fields_of(portal_type):
    """Return {name: schema field} of a content type with its behaviours."""
    return {
        name: field
        for schema in reversed(list(iterSchemataForType(portal_type)))
        for name, field in getFieldsInOrder(schema)
    }


def stamp_of(content):
    """Return what the last import left with the content."""
    return dict(IAnnotations(content).get(STAMP, {}))


def examine(record, normal=None):
    """Return the Change that a record makes; `normal(name, value)` makes values comparable."""
    fields = fields_of(record.portal_type)
    findings = [*value_findings(record), *_access(record)]
    if findings:
        return model.refused(record, findings)
    changed = tuple(
        model.FieldChange(name, fields[name], _current(record, fields, name), value)
        for name, value in record.values.items()
        if _differs(name, _current(record, fields, name), value, normal)
    )
    if record.content is None:
        return model.Change(record, model.CREATED, changed)
    kind = model.UPDATED if changed else model.UNCHANGED
    return model.Change(record, kind, changed, content=record.content)


def apply(plan):
    """Write the plan's changes into the present transaction.

    A change that fails is taken back by itself and becomes refused; the others stay. A conflict
    with another transaction ends the whole import, so that the caller can repeat it.
    """
    for change in plan.changes:
        if change.kind in (model.CREATED, model.UPDATED):
            _apply_one(change)
        elif change.kind == model.UNCHANGED and change.record.stamp:
            _stamp(change)


def _apply_one(change):
    try:
        with _whole():
            write = _create if change.kind == model.CREATED else _update
            write(change)
            _stamp(change)
    except ConflictError:
        raise
    except Exception:
        logger.exception("%s: %s", change.record.file, change.record.title)
        change.kind = model.REFUSED
        change.content = None
        change.findings = (model.unexpected(change.record),)


@contextmanager
def _whole():
    # What is still queued for the catalog must not outlive the objects that a rollback removes.
    processQueue()
    savepoint = transaction.savepoint(optimistic=True)
    try:
        yield
        processQueue()
    except Exception:
        getQueue().clear()
        savepoint.rollback()
        raise


def _create(change):
    record = change.record
    container = record.container
    if isinstance(container, model.Change):
        container = container.content
    if container is None:
        raise LookupError("the content's container was refused")
    names = {"id": record.new_id} if record.new_id else {}
    values = {name: value for name, value in record.values.items() if plain(value) is not None}
    change.content = createContentInContainer(
        container, record.portal_type, language="fi", **names, **values
    )
    if record.state and api.content.get_state(change.content) != record.state:
        api.content.transition(change.content, to_state=record.state)


def _update(change):
    fields = fields_of(change.record.portal_type)
    modified = {}
    for each in change.fields:
        schema = fields[each.name].interface
        setattr(schema(change.content), each.name, each.new)
        modified.setdefault(schema, []).append(each.name)
    attributes = [Attributes(schema, *names) for schema, names in modified.items()]
    notify(ObjectModifiedEvent(change.content, *attributes))


def _stamp(change):
    if change.record.stamp and stamp_of(change.content) != change.record.stamp:
        IAnnotations(change.content)[STAMP] = PersistentMapping(change.record.stamp)


def _current(record, fields, name):
    if record.content is None:
        return None
    return getattr(fields[name].interface(record.content), name, None)


def _differs(name, old, new, normal):
    old, new = plain(old), plain(new)
    if normal is not None:
        old, new = normal(name, old), normal(name, new)
    return old != new


def value_findings(record, failed=()):
    """Yield a Finding for each value that the content type does not accept.

    Fields in `failed` have been told already.
    """
    fields = fields_of(record.portal_type)
    context = record.content if record.content is not None else api.portal.get()
    for name, field in fields.items():
        if name in failed:
            continue
        if name in record.values:
            value = record.values[name]
            problem = _problem(field.bind(context), None if plain(value) is None else value)
        elif record.content is None and field.required and field.default is None:
            problem = Problem("import_required", "The field must not be empty.")
        else:
            continue
        if problem:
            yield record.finding(name, problem)


def _problem(field, value):
    try:
        if value is None and field.required:
            raise interfaces.RequiredMissing
        if value is not None:
            field.validate(value)
    except interfaces.RequiredMissing:
        return Problem("import_required", "The field must not be empty.")
    except interfaces.TooLong:
        return Problem(
            "import_too_long",
            "The text is longer than ${limit} characters.",
            {"limit": field.max_length},
        )
    except (interfaces.ValidationError, ValueError) as error:
        return _said(error) or Problem(
            "import_invalid", "${value} is not valid here.", {"value": str(value)[:100]}
        )
    return None


def _said(error):
    """Return the sentence that a constraint of our own gave, which a list wraps into its error."""
    if isinstance(error, Refused):
        message = error.doc()
        return Problem(str(message), message.default, message.mapping or {})
    parts = [part for part in error.args if isinstance(part, list | tuple)]
    inner = [each for part in parts for each in part if isinstance(each, Exception)]
    return next(filter(None, map(_said, inner)), None)


def _access(record):
    if record.content is not None:
        if not api.user.has_permission("Modify portal content", obj=record.content):
            problem = Problem("import_not_allowed", "You may not edit this record.")
            yield record.finding("", problem)
    elif record.container is None:
        yield record.finding("", Problem("import_no_place", "There is no place for this record."))
