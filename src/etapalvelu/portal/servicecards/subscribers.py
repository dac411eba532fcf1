"""Cards stay the only ones of their language, and their list rows follow the service."""

from etapalvelu.portal.servicecards import additions
from etapalvelu.portal.servicecards import store
from etapalvelu.portal.servicecards.interfaces import IServiceCard
from etapalvelu.portal.servicecards.naming import SECOND_CARD
from etapalvelu.portal.servicecards.rules import card_id
from etapalvelu.portal.versions.store import is_working_copy
from plone import api
from zExceptions import BadRequest
from zope.container.interfaces import IContainerModifiedEvent
from zope.i18n import translate


def card_placed(card, event):
    """Refuse a card whose id is not its language's: a copy, a second one, a REST call's own id."""
    if event.object is card and event.newParent is not None:
        _check(card)


def card_changed(card, event):
    _check(card)


def content_changed(event):
    if IServiceCard.providedBy(event.object) and event.change in ("published", "changed"):
        additions.tell_points(event.object)


def owner_changed(owner, event):
    # Every addition to a provider says that it is modified; its names are not.
    if not IContainerModifiedEvent.providedBy(event):
        store.refresh_rows(owner)


def _check(card):
    # A working copy lies beside its card until it takes its place.
    if card.getId() != card_id(card.language) and not is_working_copy(card):
        raise BadRequest(translate(SECOND_CARD, context=api.env.getRequest()))
