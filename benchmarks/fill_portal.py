"""Create the portal with its demonstration, or grow it: fill_portal.py ZOPE_CONF SIZE POINTS."""

from etapalvelu.portal.servicecards.rules import card_id
from etapalvelu.portal.setuphandlers import site as portal_site
from itertools import count
from plone.app.textfield import RichTextValue

import bulk
import sys
import texts
import transaction

# What a point of the demonstration network has and a new one gets too.
POINT_FIELDS = (
    "municipality", "street_address", "postal_code", "post_office", "directions", "phone",
    "opening_hours", "exceptions", "rooms", "accessibility", "meeting_links",
)  # fmt: skip


PROVIDERS = (
    "digi-ja-vaestotietovirasto", "kela", "lapin-hyvinvointialue", "maahanmuuttovirasto", "poliisi",
    "verohallinto",
)  # fmt: skip


def rich(html):
    return RichTextValue(html, "text/html", "text/x-html-safe")


def point(site, number):
    """Return container, type, id, state and fields of a point like the one in Kuhmo."""
    model = site["points"]["kuhmo"]
    fields = {name: getattr(model, name) for name in POINT_FIELDS}
    fields |= {"title": f"Mittauskohde {number:05}", "description": texts.SENTENCE}
    return site["points"], "ServicePoint", f"mittauspiste-{number:05}", "active", fields


def service(site, number):
    fields = {"title": f"Mittauspalvelu {number:05}", "description": texts.SENTENCE}
    return provider(site, number), "Service", f"palvelu-{number:05}", "active", fields


def card(site, number):
    fields = {name: rich(html) for name, html in texts.sections()}
    fields |= {"title": f"Mittauskortti {number:05}", "description": texts.SENTENCE}
    container = provider(site, number)[f"palvelu-{number:05}"]
    return container, "ServiceCard", card_id("fi"), "published", fields


def contact(site, number):
    fields = {"title": f"Mittausyhteys {number:05}"}
    return provider(site, number), "ContactPerson", f"yhteys-{number:05}", "active", fields


def guide(site, number):
    fields = {"title": f"Mittausohje {number:05}", "description": texts.SENTENCE}
    fields["text"] = rich(texts.document())
    return site["guides"], "Document", f"mittausohje-{number:05}", "published", fields


def question(site, number):
    fields = {"title": f"Mittauskysymys {number:05}", "details": texts.SENTENCE}
    fields["answer"] = texts.SENTENCE
    return site["questions"], "Question", f"mittauskysymys-{number:05}", "answered", fields


def news(site, number):
    fields = {"title": f"Mittausuutinen {number:05}", "description": texts.SENTENCE}
    fields["text"] = rich(texts.document())
    return provider(site, number), "News Item", f"uutinen-{number:05}", "published", fields


def provider(site, number):
    return site["providers"][PROVIDERS[number % len(PROVIDERS)]]


def makers(site, points):
    """Yield what makes one missing object each: the points, then the rest in equal shares."""
    for number in range(points - len(site["points"])):
        yield from missing(*point(site, number))
    for number in count():
        for describe in (service, card, contact, guide, question, news):
            yield from missing(*describe(site, number))


def missing(container, type_id, id_, state, fields):
    if id_ not in container:
        yield lambda: bulk.add(container, type_id, id_, state, **fields)


def main(zope_conf, wanted, points):
    app = bulk.application(zope_conf)
    site = app[bulk.SITE] if bulk.SITE in app.objectIds() else portal_site.create(app)
    transaction.commit()
    bulk.grow(site, int(wanted), makers(site, int(points)))


if __name__ == "__main__":
    main(*sys.argv[1:])
