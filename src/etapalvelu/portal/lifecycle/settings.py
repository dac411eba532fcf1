"""How long texts stay unchecked, kept in Plone's registry."""

from etapalvelu.portal import _
from etapalvelu.portal.lifecycle import rules
from plone import api
from zope import schema
from zope.interface import Interface

PREFIX = "etapalvelu.portal.lifecycle"


class ISettings(Interface):
    review_months = schema.Dict(
        title=_("setting_review_months", default="Months until a text is checked, by its type"),
        key_type=schema.TextLine(),
        value_type=schema.Int(min=1, max=120),
        default=dict(rules.DEFAULT_MONTHS),
    )
    notice_days = schema.Int(
        title=_("setting_notice_days", default="Days before the check when the author is told"),
        min=1,
        default=rules.NOTICE_DAYS,
    )
    escalation_days = schema.Int(
        title=_("setting_escalation_days",
                default="Days after the check was due when the organisation's manager is told"),
        min=1,
        default=rules.ESCALATION_DAYS,
    )  # fmt: skip


def months(type_id):
    """Return after how many months a text of a type is checked, or None."""
    return (_get("review_months") or {}).get(type_id)


def days():
    """Return the days of notice and of escalation."""
    return _get("notice_days"), _get("escalation_days")


def _get(name):
    default = ISettings[name].default
    return api.portal.get_registry_record(f"{PREFIX}.{name}", default=default)
