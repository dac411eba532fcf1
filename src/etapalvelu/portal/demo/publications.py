"""Loads what single organisations publish: news, plans, courses and contact persons."""

from etapalvelu.portal.demo.data import read
from etapalvelu.portal.demo.people import hands
from etapalvelu.portal.demo.place import place
from etapalvelu.portal.demo.place import rich

RICH = ("text",)
OWN = ("id", "state", "organisation", "module")


def load(organisations):
    """Make the content; organisations: content by id."""
    for row in read("news")["news"]:
        _publish(organisations, "News Item", row)
    for row in read("plans")["plan"]:
        _publish(organisations, "CommunicationPlan", row)
    for row in read("training")["course"]:
        course = _publish(organisations, "TrainingCourse", row)
        who = hands(row["organisation"])
        for module in row["module"]:
            place(course, "TrainingModule", module["id"], row["state"], **who, **_fields(module))
    _contacts(organisations)


def _publish(organisations, type_id, row):
    container = organisations[row["organisation"]]
    who = hands(row["organisation"])
    return place(container, type_id, row["id"], row["state"], **who, **_fields(row))


def _fields(row):
    return {
        key: rich(value) if key in RICH else value for key, value in row.items() if key not in OWN
    }


def _contacts(organisations):
    people = {person["id"]: person for person in read("people")["person"]}
    for row in read("contacts")["contact"]:
        person = people[row["person"]]
        place(
            organisations[row["organisation"]],
            "ContactPerson",
            row["person"].replace(".", "-"),
            "active",
            title=person["name"],
            job_title=person["title"],
            phone=person["phone"],
            email=person["email"],
            responsibilities=row["responsibilities"],
            **hands(row["organisation"]),
        )
