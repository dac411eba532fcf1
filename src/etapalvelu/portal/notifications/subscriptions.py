"""What people follow: a content, a provider, a point or a theme, and all that lies in it."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from BTrees.OOBTree import OOTreeSet
from etapalvelu.portal.core.titles import titles
from etapalvelu.portal.notifications.records import mailbox
from etapalvelu.portal.notifications.records import root
from etapalvelu.portal.notifications.records import to_write
from etapalvelu.portal.notifications.rules import THEME
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IDexterityContent
from zope.globalrequest import getRequest

# Themes are the categories that authors give, and the themes of questions.
_QUESTION = f"{THEME}question:"
_QUESTION_THEMES = "etapalvelu.portal.QuestionThemes"
LONGEST = 200


def targets_of(content):
    """Return what may be followed to hear of a content, the nearest first.

    Targets are UIDs of the content and of what it lies in, and "theme:..." of its themes.
    """
    places = [
        api.content.get_uuid(parent)
        for parent in aq_chain(aq_inner(content))
        if IDexterityContent.providedBy(parent) and not IPloneSiteRoot.providedBy(parent)
    ]
    return [*places, *themes_of(content)]


def themes_of(content):
    """Return the targets of a content's themes."""
    found = [f"{THEME}{subject}" for subject in content.Subject()]
    if content.portal_type == "Question" and content.theme:
        found.append(f"{_QUESTION}{content.theme}")
    return found


def all_themes():
    """Return {target: title} of every theme that is in use."""
    catalog = api.portal.get_tool("portal_catalog")
    known = {f"{THEME}{subject}": subject for subject in catalog.uniqueValuesFor("Subject")}
    return known | {
        f"{_QUESTION}{value}": title
        for value, title in titles(_QUESTION_THEMES, api.portal.get(), getRequest()).items()
    }


def of_person(user_id):
    """Return {target: moment} of what a person follows."""
    box = mailbox(user_id)
    return {} if box is None else dict(box.subscriptions.items())


def follows(user_id, target):
    """Tell whether a person follows a target."""
    box = mailbox(user_id)
    return box is not None and target in box.subscriptions


def subscribe(user_id, target, now):
    """Let a person follow a target; safe to repeat."""
    box = to_write(user_id)
    if target in box.subscriptions:
        return
    box.subscriptions[target] = now
    part = root().followers.part(target)
    if target not in part:
        part[target] = OOTreeSet()
    part[target].insert(user_id)


def unsubscribe(user_id, target):
    """End a subscription; True when there was one."""
    if not follows(user_id, target):
        return False
    del to_write(user_id).subscriptions[target]
    followers = root().followers.get(target)
    if followers is not None and user_id in followers:
        followers.remove(user_id)
    return True


def followers(content):
    """Return {user id: the nearest target through which he follows the content}."""
    found = {}
    for target in targets_of(content):
        for user_id in root().followers.get(target, ()):
            found.setdefault(user_id, target)
    return found


def is_followed(content):
    """Tell whether anybody follows a content."""
    return any(root().followers.get(target) for target in targets_of(content))
