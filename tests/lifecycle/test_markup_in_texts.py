"""Markup in any text of any type is shown as text; scripts never survive in rich text."""

from datetime import date
from plone import api
from plone.app.textfield.interfaces import IRichText
from plone.app.textfield.value import RichTextValue
from plone.behavior.interfaces import IBehavior
from zope.component import getUtility
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IList

import pytest
import transaction

PLAIN = '"><script>alert("{0}")</script><img src=x onerror=alert(1)>'
RICH = (
    "<h2 onclick=\"alert(1)\">Otsikko</h2><p>{0}<script>alert('x')</script>"
    '<a href="javascript:alert(1)">linkki</a><img src="x" onerror="alert(1)"></p>'
    '<style>body{{display:none}}</style><iframe src="https://paha.example"></iframe>'
)
ROWS = {
    "requirements": [
        {
            "subject": PLAIN,
            "comparison": "at_least",
            "value": 44.0,
            "unit": "<b>dB",
            "reason": PLAIN,
            "action": PLAIN,
        }
    ],
    "target_groups": [{"group": PLAIN, "need": PLAIN}],
    "goals": [{"goal": PLAIN, "metric": PLAIN}],
    "actions": [
        {"action": PLAIN, "date": date(2026, 12, 1), "channel": PLAIN, "owner": PLAIN, "cost": 1.0}
    ],
}
SERVICE = "providers/verohallinto/kiinteistoverotus"
PLACES = (
    ("ServiceCard", SERVICE, "service-cards"),
    ("SpaceGuideline", "space-guidelines", "space-guidelines"),
    ("MarketingTemplate", "providers/verohallinto", "materials"),
    ("TrainingCourse", "providers/verohallinto", "training"),
    ("TrainingModule", "providers/verohallinto/expert-on-video", None),
    ("CommunicationPlan", "providers/verohallinto", "communication-plans"),
    ("GlossaryTerm", "glossary", "glossary"),
    ("Question", "questions", "questions"),
    ("Document", "guides", "guides"),
    ("News Item", "providers/verohallinto", None),
)


def behaviours_of(type_id):
    for name in api.portal.get_tool("portal_types")[type_id].behaviors:
        if name in ("plone.basic", "plone.dublincore", "plone.richtext"):
            yield getUtility(IBehavior, name=name).interface


def poisoned(type_id):
    """Values for every text field of a type."""
    values = {"language": "fi"}
    fti = api.portal.get_tool("portal_types")[type_id]
    for schema in [fti.lookupSchema(), *behaviours_of(type_id)]:
        for name, field in getFieldsInOrder(schema):
            if name in ROWS:
                values[name] = [dict(row) for row in ROWS[name]]
            elif IRichText.providedBy(field):
                values[name] = RichTextValue(RICH.format(name), "text/html", "text/x-html-safe")
            elif name in ("title", "description") or type(field).__name__ in ("Text", "TextLine"):
                values[name] = PLAIN.format(name)
            elif IList.providedBy(field) and type(field.value_type).__name__ == "TextLine":
                values[name] = [PLAIN.format(name)]
    values.pop("rights", None)
    return values


@pytest.mark.parametrize(("type_id", "place", "listing"), PLACES)
def test_nothing_runs(functional_portal, client, server, type_id, place, listing):
    with api.env.adopt_roles(["Manager"]):
        container = functional_portal.unrestrictedTraverse(place)
        values = poisoned(type_id)
        assert len(values) > 2
        id_ = "card-fi" if type_id == "ServiceCard" else "paha"
        content = api.content.create(container, type_id, id=id_, **values)
        if type_id == "TrainingModule":
            content.video_url = "javascript:alert(1)"
        transaction.commit()
    session = client("kaisa.rantala")
    paths = [f"{place}/{id_}", *([listing, f"{listing}?q=%22%3E%3Cscript%3E"] if listing else [])]
    for path in paths:
        answer = session.get(f"{server.url}/{path}")
        assert answer.status_code == 200, path
        for bad in ("<script>alert", "onerror=alert(1)>", 'onerror="alert', "javascript:alert",
                    "onclick=", "<iframe", "<style>body"):  # fmt: skip
            assert bad not in answer.text, (path, bad)
        if "?q" not in path:
            assert "&lt;script&gt;alert" in answer.text, f"{path} does not show the text at all"
