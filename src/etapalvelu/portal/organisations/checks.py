"""Checks of an organisation that need to know the others."""

from etapalvelu.portal import _
from etapalvelu.portal.core.editing.errors import FieldInvalid
from etapalvelu.portal.organisations.interfaces import IOrganisation
from etapalvelu.portal.organisations.rules import makes_cycle
from etapalvelu.portal.organisations.store import successors
from plone.uuid.interfaces import IUUID


def check_successor(context, successor):
    """Refuse a successor that leads back to the organisation.

    context: the organisation, or the place where a new one is being added.
    """
    if not successor or not IOrganisation.providedBy(context):
        return
    if makes_cycle(IUUID(context), successor, successors()):
        raise FieldInvalid(
            _(
                "error_successor",
                default="An organisation cannot follow itself, not even through others.",
            ),
            "successor",
        )
