"""What an author may do with the content that he is reading; readers get none and pay for none."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from dataclasses import dataclass
from etapalvelu.portal.core.states import state_title
from etapalvelu.portal.core.states import transition_title
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.locking.interfaces import ILockable
from Products.CMFCore.interfaces import IFolderish

MODIFY = "Modify portal content"
AUTHOR_PERMISSIONS = (MODIFY, "Add portal content", "Review portal content")


@dataclass(frozen=True)
class EditBar:
    """Links and transitions. addable, more: (title, url) pairs; transitions: (id, title) pairs."""

    addable: tuple
    edit_url: str = ""
    history_url: str = ""
    more: tuple = ()
    state: str = ""
    state_title: str = ""
    transitions: tuple = ()
    locked_by: str = ""


def edit_bar(context):
    """Return the EditBar of `context` for the present user, or None when he only reads."""
    may = getSecurityManager().checkPermission
    if not any(may(permission, context) for permission in AUTHOR_PERMISSIONS):
        return None
    url = context.absolute_url()
    addable = _addable(context, url)
    if IPloneSiteRoot.providedBy(aq_parent(aq_inner(context))):
        # Sections belong to the portal itself: nobody renames, archives or deletes them in passing.
        return EditBar(addable=addable) if addable else None
    modify = may(MODIFY, context)
    workflow = api.portal.get_tool("portal_workflow")
    transitions = tuple(
        (t["id"], transition_title(t["id"])) for t in workflow.getTransitionsFor(context)
    )
    if not (modify or transitions or addable):
        return None
    state = workflow.getInfoFor(context, "review_state", "")
    return EditBar(
        edit_url=f"{url}/edit" if modify else "",
        history_url=f"{url}/@@change-history" if modify else "",
        addable=addable,
        more=tuple(_more(context, url, may)),
        state=state,
        state_title=state_title(state) if state else "",
        transitions=transitions,
        locked_by=_locked_by(context) if modify else "",
    )


def _addable(context, url):
    if not IFolderish.providedBy(context):
        return ()
    if not getSecurityManager().checkPermission("Add portal content", context):
        return ()
    return tuple(
        (fti.Title(), f"{url}/++add++{fti.getId()}") for fti in context.allowedContentTypes()
    )


def _more(context, url, may):
    if IFolderish.providedBy(context) and may("List folder contents", context):
        yield "contents", f"{url}/folder_contents"
    if may("iterate : Check out content", context) and may(MODIFY, context):
        control = context.restrictedTraverse("@@iterate_control")
        if control.checkout_allowed():
            yield "checkout", f"{url}/@@content-checkout"
    if may("Delete objects", context):
        yield "delete", f"{url}/delete_confirmation"


def _locked_by(context):
    lockable = ILockable(context, None)
    if lockable is None or not lockable.locked():
        return ""
    creator = lockable.lock_info()[0]["creator"]
    if creator == api.user.get_current().getId():
        return ""
    person = api.user.get(userid=creator)
    return person.getProperty("fullname") or creator if person else creator
