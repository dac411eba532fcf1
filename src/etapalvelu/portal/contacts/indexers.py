"""What the catalog keeps of contact persons."""

from etapalvelu.portal.contacts.interfaces import IContactPerson
from etapalvelu.portal.core.listing.rules import haystack
from plone.indexer import indexer


@indexer(IContactPerson)
def listing(person):
    """What a row of the contact directory needs."""
    return {
        "title": person.title,
        "job_title": person.job_title or "",
        "phone": person.phone or "",
        "email": person.email or "",
        "responsibilities": tuple(person.responsibilities or ()),
        "text": haystack(person.title, person.job_title, person.email, person.phone),
    }
