"""What people do, in shares of a hundred: the portal's pages, and vanilla's that stand for them."""

from load_people import hidden
from lxml import html

CARD = "/providers/verohallinto/esitaytetty-veroilmoitus/card-fi"
WORDS = ("verotus", "passi", "eläke", "ajanvaraus", "etäpalvelu", "kuhmo")
POINTS = ("kuhmo", "ivalo", "lieksa", "mikkeli", "vaasa", "narpio", "malmi", "hervanta")
JSON = {"Accept": "application/json"}
DOCUMENT = "/osio-0/alue-0/kansio-0/sivu-000{:02}"


def portal():
    return (
        (20, lambda person, _choice: person.ask("dashboard", "/")),
        (20, lambda person, _choice: person.ask("card", CARD)),
        (15, search),
        (10, lambda person, _choice: person.ask("list", "/points")),
        (15, lambda person, choice: person.ask("point", f"/points/{choice.choice(POINTS)}")),
        (5, change_hours),
        (5, ask_question),
        (10, lambda person, _choice: person.ask("REST", CARD, headers=JSON)),
    )


def vanilla():
    """The document stands for dashboard, card and point, the folder for the list."""
    return (
        (20, document("dashboard")),
        (20, document("card")),
        (15, search),
        (10, lambda person, _choice: person.ask("list", "/luettelo")),
        (15, document("point")),
        (5, change_document),
        (5, add_document),
        (10, lambda person, _choice: person.ask("REST", DOCUMENT.format(3), headers=JSON)),
    )


def search(person, choice):
    person.ask("search", f"/@@search?SearchableText={choice.choice(WORDS)}")


def change_hours(person, choice):
    """Open the quick form of opening hours and save it with another closing time."""
    place = getattr(person, "point", None)
    if place is None:
        return person.ask("point", f"/points/{choice.choice(POINTS)}")
    page = person.ask("hours form", f"/points/{place}/edit-hours")
    if page is None:
        return None
    fields = form_fields(page.text)
    closing = [name for name in fields if name.endswith("closes") and fields[name]]
    if closing:
        fields[closing[0]] = f"{choice.randint(14, 17)}:00"
    fields["save"] = "1"
    path = f"/points/{place}/edit-hours"
    return person.ask("hours saved", path, (200, 302, 303), "POST", data=fields)


def ask_question(person, choice):
    page = person.ask("questions", "/questions")
    if page is None:
        return
    fields = {
        "new_title": f"Miten tämä tehdään {choice.randint(0, 10**9)}?",
        "new_details": "Asiakas odottaa.",
        "new_theme": "other",
        "ask": "1",
    }
    fields |= hidden(page.text)
    person.ask("question asked", "/questions", (200, 302, 303), "POST", data=fields)


def document(action):
    return lambda person, choice: person.ask(action, DOCUMENT.format(choice.randint(1, 9)))


def change_document(person, choice):
    """Vanilla's form, opened and its change saved by REST: its form needs a browser."""
    if not getattr(person, "editor", False):
        return document("point")(person, choice)
    path = DOCUMENT.format(choice.randint(1, 9))
    person.ask("hours form", f"{path}/edit")
    # The form has locked the document; a browser gives it back when the form is left.
    person.ask("hours form", f"{path}/@lock", (200,), "DELETE", json={"force": True}, headers=JSON)
    fields = {"description": f"Muutos {choice.randint(0, 10**9)}"}
    return person.ask("hours saved", path, (204,), "PATCH", json=fields, headers=JSON)


def add_document(person, choice):
    person.ask("questions", "/osio-1")
    fields = {"@type": "Document", "title": f"Kysymys {choice.randint(0, 10**9)}"}
    return person.ask("question asked", "/osio-1", (201,), "POST", json=fields, headers=JSON)


def form_fields(page):
    """Return the fields that the form of opening hours would send, as a browser sends them."""
    forms = html.fromstring(page).forms
    form = next(form for form in forms if "mon-0-opens" in form.fields)
    return dict(form.form_values())
