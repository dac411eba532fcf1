"""Who is told and by what means. Plans may name others as well, in words of their own."""

from etapalvelu.portal import _
from etapalvelu.portal.communications import rules
from zope.i18n import translate
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

LANGUAGES = ("fi", "sv", "en")

# CHECKLIST K12 (outside) and K5 (inside).
GROUPS = {
    "citizens": _("plan_group_citizens", default="Citizens"),
    "media": _("plan_group_media", default="Media"),
    "municipalities": _(
        "plan_group_municipalities", default="Municipalities and other stakeholders"
    ),
    "third_sector": _("plan_group_third_sector", default="Third sector"),
    "municipal_staff": _("plan_group_municipal_staff", default="Staff of the municipality"),
    "residents": _("plan_group_residents", default="Residents of the municipality"),
    "provider_staff": _(
        "plan_group_provider_staff", default="Staff of the service provider who are affected"
    ),
    "provider_other_staff": _(
        "plan_group_provider_other_staff",
        default="Staff of the service provider who are not affected",
    ),
}
# CHECKLIST K13 (outside) and K6 (inside).
CHANNELS = {
    "local_radio": _("plan_channel_local_radio", default="Local radio"),
    "local_paper": _("plan_channel_local_paper", default="Local newspaper"),
    "own_site": _("plan_channel_own_site", default="Own website"),
    "provider_site": _("plan_channel_provider_site", default="Website of the service provider"),
    "open_doors": _("plan_channel_open_doors", default="Open doors"),
    "banner": _("plan_channel_banner", default="Web banner"),
    "brochure": _("plan_channel_brochure", default="Brochure"),
    "meeting": _("plan_channel_meeting", default="Meetings and training"),
    "intranet": _("plan_channel_intranet", default="Intranet"),
    "mailing_list": _("plan_channel_mailing_list", default="Mailing list"),
    "newsletter": _("plan_channel_newsletter", default="Electronic newsletter"),
}
STATUSES = {
    rules.PLANNED: _("action_planned", default="Planned"),
    rules.UNDER_WAY: _("action_under_way", default="Under way"),
    rules.DONE: _("action_done", default="Done"),
    rules.CANCELLED: _("action_cancelled", default="Cancelled"),
}
REPEATS = {
    "weekly": _("repeat_weekly", default="Every week"),
    "monthly": _("repeat_monthly", default="Every month"),
    "yearly": _("repeat_yearly", default="Every year"),
}
RECKONINGS = {
    rules.LATEST: _("reckoning_latest", default="The latest result counts"),
    rules.SUM: _("reckoning_sum", default="Results are added up"),
}


def _vocabulary(titles):
    return SimpleVocabulary([SimpleTerm(token, title=title) for token, title in titles.items()])


@provider(IVocabularyFactory)
def target_groups(context):
    """Groups of people outside and inside."""
    return _vocabulary(GROUPS)


@provider(IVocabularyFactory)
def channels(context):
    """Channels to the outside and means within an organisation."""
    return _vocabulary(CHANNELS)


@provider(IVocabularyFactory)
def action_statuses(context):
    """How far an action is."""
    return _vocabulary(STATUSES)


def token_of(text, titles):
    """Return the token whose title, in any language, a text is; else the text itself."""
    wanted = text.casefold()
    for token, title in titles.items():
        if wanted in {translate(title, target_language=each).casefold() for each in LANGUAGES}:
            return token
    return text


def title_of(value, titles, language):
    """Return the title of a token in a language; what is no token is its own title."""
    if value in titles:
        return translate(titles[value], target_language=language)
    return value or ""
