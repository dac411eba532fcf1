"""Content that a person made: it belongs to the network and stays, the person is told of it."""

from etapalvelu.portal import _
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from plone import api
from zope.interface import implementer


@implementer(IPersonalData)
class Authorship:
    """Names of authors are looked up by an opaque id, so they go with the account."""

    title = _("kept_content", default="Content and its history")
    holds = _(
        "kept_content_holds",
        default="Identifier of who made, changed and approved a page; the name is shown as long "
        "as the account exists",
    )
    ground = _(
        "ground_content",
        default="GDPR art. 6(1)(e); Act 906/2019 section 21: how long content is needed is "
        "decided by the organisation that made it.",
    )
    since = _("since_content", default="the making of the content")
    days = None
    actions = (rules.DELETE,)
    labels = {
        "title": _("label_title", default="Title"),
        "address": _("label_address", default="Address"),
        "kind": _("label_kind", default="Kind"),
        "created": _("label_created", default="Made"),
        "modified": _("label_changed", default="Changed"),
    }

    def due(self, before):
        return rules.Due(0)

    def apply(self, before, now, action):
        return 0

    def of_person(self, user_id):
        # Without the check of rights: also what the author may not see any more is his.
        found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            Creator=user_id, sort_on="created"
        )
        return [
            {
                "title": brain.Title,
                "address": brain.getURL(),
                "kind": brain.portal_type,
                "created": brain.created.ISO8601(),
                "modified": brain.modified.ISO8601(),
            }
            for brain in found
        ]
