"""Decides which pages need Plone's own scripts and styles: the workshops, where content is made.

Reading pages never load them, because they weigh several times the page itself.
"""

from etapalvelu.portal.headers import rules
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.interfaces import IDexterityEditForm
from z3c.form.interfaces import IForm

# Plone's own views that only show something, or ask for two fields.
READING_MODULES = (
    "Products.CMFPlone.browser.exceptions",
    "Products.CMFPlone.browser.login",
    "Products.CMFPlone.browser.main_template",
    "Products.CMFPlone.browser.ploneview",
    "Products.CMFPlone.browser.search",
    "Products.CMFPlone.controlpanel.browser.register",
    "collective.easyform.browser.view",
    "plone.app.contenttypes.",
    "plone.app.event.browser.event_view",
    "plone.app.layout.globals",
    "plone.app.layout.viewlets",
    "plone.dexterity.browser.view",
)
WORKSHOP_MODULES = ("Products.", "collective.", "plone.")
# Their templates have scripts and event handlers within the page.
INLINE_MODULES = (
    "Products.CMFEditions.browser",
    "Products.CMFPlone.controlpanel.",
    "plone.app.content.browser.constraintypes",
    "plone.app.users.browser",
)
# Classes that wrap a view without telling what it is for.
FRAMEWORK_MODULES = ("Products.Five.", "plone.z3cform.", "plone.autoform.")


def needs_workshop(view):
    """Tell whether `view`, already updated when it is a form, needs Plone's scripts."""
    form = getattr(view, "form_instance", view)
    # The mark of an edit form is on the view that wraps it.
    if IDexterityEditForm.providedBy(view) or isinstance(form, DefaultAddForm):
        return True
    if IForm.providedBy(form) and any(_has_pattern(widget) for widget in _widgets(form)):
        return True
    return _is_workshop_module(_home_module(form))


def policy_of(view, administrator):
    """Return the Content-Security-Policy under which the scripts of a workshop page run.

    administrator: whether the reader may open Site Setup at all.
    """
    module = _home_module(getattr(view, "form_instance", view))
    if administrator and module.startswith(INLINE_MODULES):
        return rules.ADMINISTRATION
    return rules.EDITOR


def _widgets(form):
    widgets = getattr(form, "widgets", None)
    yield from widgets.values() if widgets else ()
    for group in getattr(form, "groups", None) or ():
        # A group is still a class until the form has been updated.
        if not isinstance(group, type):
            yield from _widgets(group)


def _has_pattern(widget):
    if getattr(widget, "mode", "input") != "input":
        return False
    module = type(widget).__module__
    grid = module.startswith("collective.z3cform.datagridfield")
    return bool(getattr(widget, "pattern", None)) or grid or _is_rich_text(widget)


def _is_rich_text(widget):
    return type(widget).__module__.startswith("plone.app.z3cform.widgets.richtext")


def _home_module(view):
    for cls in type(view).__mro__:
        module = cls.__module__
        if module.startswith(FRAMEWORK_MODULES):
            continue
        return module
    return ""


def _is_workshop_module(module):
    if module.startswith(READING_MODULES):
        return False
    return module.startswith(WORKSHOP_MODULES)
