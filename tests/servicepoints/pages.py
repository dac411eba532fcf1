"""Help for tests that read pages and send forms as a browser would."""

from lxml import html

import re

TEMPLATE_ROW = re.compile(r"\.(TT|AA)\b")


def page(response):
    assert response.status_code == 200, response.status_code
    return html.fromstring(response.text)


def words(element):
    return " ".join(element.text_content().split())


def names(document):
    """The names in the first column of a list page."""
    return [cell.text_content() for cell in document.cssselect("tbody th > a")]


def fields(document, marker="form-opened-with"):
    """The fields of the form that has the marker, as a browser with its scripts sends them."""
    form = next(form for form in document.forms if marker in form.fields)
    return [(key, value) for key, value in form.form_values() if not TEMPLATE_ROW.search(key)]


def save(session, url, filled, button="form.buttons.save", **changes):
    """Send the fields with changes (a.b.c written as it is in the form)."""
    data = [(key, changes.pop(key) if key in changes else value) for key, value in filled]
    data += [*changes.items(), (button, "1")]
    return session.post(url, data=data, allow_redirects=False, timeout=60)
