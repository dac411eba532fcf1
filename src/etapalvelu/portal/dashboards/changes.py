"""Tile of what is new or was changed lately."""

from DateTime import DateTime
from etapalvelu.portal import _
from etapalvelu.portal.core.titles import date_text

SHOWN = 8
# Days looked back, in turn: sorting all that was ever published would grow with the portal.
WINDOWS = (14, 180, None)
KINDS = {
    "ServiceCard": _("type_service_card", default="Service card"),
    "Document": _("type_guide_page", default="Guide page"),
    "News Item": _("type_news_item", default="News"),
    "TrainingCourse": _("type_training_course", default="Training course"),
    "MarketingTemplate": _("type_marketing_template", default="Marketing template"),
}


def latest(desk):
    """Return the published reading that changed last, newest first, that the reader may see."""
    for days in WINDOWS:
        since = {"modified": {"query": DateTime() - days, "range": "min"}} if days else {}
        brains = desk.find(
            portal_type=list(KINDS),
            review_state="published",
            sort_on="modified",
            sort_order="descending",
            sort_limit=SHOWN,
            **since,
        )[:SHOWN]
        if len(brains) == SHOWN:
            break
    return [
        {
            "title": brain.Title,
            "url": brain.getURL(),
            "kind": KINDS[brain.portal_type],
            "date": date_text(brain.modified.asdatetime().date(), desk.language),
        }
        for brain in brains
    ]
