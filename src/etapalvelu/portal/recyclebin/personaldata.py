"""The bin is emptied by the retention table: what is in it has authors and may name people."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules as privacy
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.recyclebin import rules
from etapalvelu.portal.recyclebin import store
from zope.interface import implementer


@implementer(IPersonalData)
class Bin:
    """Deleted content until it goes for good."""

    title = _("kept_bin", default="Deleted content in the recycle bin")
    holds = _(
        "kept_bin_holds",
        default="What people wrote and then deleted, with the identifiers of its authors",
    )
    ground = _(
        "ground_bin",
        default="GDPR art. 6(1)(e) and 5(1)(f): a deletion by mistake can be undone for thirty "
        "days.",
    )
    since = _("since_deletion", default="the deletion")
    days = rules.DAYS
    actions = (privacy.DELETE,)
    labels = {
        "title": _("label_title", default="Title"),
        "kind": _("label_kind", default="Kind"),
        "deleted": _("label_deleted", default="Deleted"),
    }

    def due(self, before):
        return privacy.due(entry.at for entry in store.over(before))

    def apply(self, before, now, action):
        gone = store.over(before)
        for entry in gone:
            store.purge(entry)
        return len(gone)

    def of_person(self, user_id):
        return [
            {
                "title": entry.content.title,
                "kind": entry.content.portal_type,
                "deleted": entry.at.isoformat(timespec="seconds"),
            }
            for entry in store.entries(None)
            if entry.content.Creator() == user_id
        ]
