"""Finds organisations: where a piece of content belongs, and how an organisation is called."""

from Acquisition import aq_chain, aq_inner

from etapalvelu.portal.organisations.interfaces import IOrganisation


def organisation_of(content):
    """Return the organisation that `content` is or lies in, or None."""
    chain = aq_chain(aq_inner(content))
    return next((parent for parent in chain if IOrganisation.providedBy(parent)), None)


def names(content):
    """Return the names of an organisation or service by language; Finnish is always there."""
    found = {"fi": content.title}
    for language in ("sv", "en"):
        name = getattr(content, f"title_{language}", None)
        if name:
            found[language] = name
    return found
