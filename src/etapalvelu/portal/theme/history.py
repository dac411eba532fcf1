"""Who changed a piece of content, when and how, for those who may change it themselves."""

from dataclasses import dataclass
from etapalvelu.portal import _
from etapalvelu.portal.core.states import transition_title
from plone import api
from plone.app.layout.viewlets.content import ContentHistoryView
from Products.Five import BrowserView


@dataclass(frozen=True)
class Entry:
    """One change. compare_url: the differences to the version before it, or an empty text."""

    at: str
    what: str
    who: str
    comment: str
    compare_url: str


class ChangeHistory(BrowserView):
    """Plone's histories of workflow and versions in one list, newest first."""

    page_title = _("link_history", default="History")

    def entries(self):
        history = ContentHistoryView(self.context, self.request).fullHistory()
        url = self.context.absolute_url()
        return [_entry(item, url) for item in history or ()]


def _entry(item, url):
    person = item.get("actor") or {}
    edited = item["type"] == "versioning"
    return Entry(
        at=api.portal.get_localized_time(item["time"], long_format=True),
        what=_("history_edited", default="Edited") if edited else _what(item.get("action")),
        who=_who(person, item.get("actorid")),
        comment=item.get("comments") or "",
        compare_url=_compare_url(item, url) if edited else "",
    )


def _compare_url(item, url):
    # The first version has nothing before it.
    number = item.get("version_id") or 0
    return f"{url}/@@compare?version={number}" if number else ""


def _who(person, user_id):
    # Names are looked up; the one of a person whose account is gone cannot be found any more.
    if user_id and api.user.get(userid=user_id) is None:
        return _("text_former_user", default="Former user")
    return person.get("fullname") or user_id or ""


def _what(transition):
    return transition_title(transition) if transition else _("history_made", default="Made")
