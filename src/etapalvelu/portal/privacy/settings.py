"""The retention table in Plone's registry: what the controller has decided, by kind of data."""

from etapalvelu.portal import _
from zope import schema
from zope.interface import Interface

PREFIX = "etapalvelu.portal.privacy"


class IRetention(Interface):
    """A kind without an entry has the default of the feature that holds the data."""

    days = schema.Dict(
        title=_("setting_retention_days", default="Retention times in days, by kind of data"),
        key_type=schema.ASCIILine(),
        value_type=schema.Int(min=1),
        default={},
        required=False,
    )
    actions = schema.Dict(
        title=_("setting_retention_actions", default="What is done after the retention time"),
        key_type=schema.ASCIILine(),
        value_type=schema.ASCIILine(),
        default={},
        required=False,
    )
    grounds = schema.Dict(
        title=_("setting_retention_grounds", default="Legal grounds in the controller's words"),
        key_type=schema.ASCIILine(),
        value_type=schema.Text(),
        default={},
        required=False,
    )
    confirmed = schema.List(
        title=_("setting_retention_confirmed", default="Kinds that the controller has confirmed"),
        value_type=schema.ASCIILine(),
        default=[],
        required=False,
    )
