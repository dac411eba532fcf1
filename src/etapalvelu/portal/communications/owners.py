"""Who answers for an action: a person of the network, or a name in free words."""

from etapalvelu.portal.access.store import name_of
from etapalvelu.portal.access.store import people_of
from etapalvelu.portal.access.store import user_id_of
from etapalvelu.portal.core import inputs
from etapalvelu.portal.organisations.store import nearest_organisation


def suggestions(plan):
    """Return the names of the people of the plan's organisation."""
    return [person.name for person in _people(plan)]


def owner(plan, text):
    """Return (name to show, user id or None) of what was typed.

    A name means somebody of the plan's own organisation; an e-mail address anybody with an
    account, so that nobody can look names of other organisations up here.
    """
    named = [person for person in _people(plan) if person.name.casefold() == text.casefold()]
    if len(named) == 1:
        return named[0].name, named[0].id
    email = inputs.email(text)
    user_id = user_id_of(email) if email else None
    return (name_of(user_id), user_id) if user_id else (text, None)


def _people(plan):
    organisation = nearest_organisation(plan)
    return [] if organisation is None else [person for person, _roles in people_of(organisation)]
