"""What a sheet says besides the point's own facts, in the sheet's language."""

from etapalvelu.portal import _
from zope.i18n import translate

WORDS = {
    "kicker": _("sheet_kicker", default="Remote service"),
    "headline": _("sheet_headline", default="Meet an expert by video, close to home"),
    "lead": _(
        "sheet_lead",
        default="Do your business with the authorities in a quiet room of this service point. "
        "An adviser helps you with the connection. It costs you nothing.",
    ),
    "hours": _("sheet_hours", default="Opening hours"),
    "day": _("sheet_day", default="Day"),
    "open": _("sheet_open", default="Open"),
    "exceptions": _("sheet_exceptions", default="Different hours"),
    "services": _("sheet_services", default="Services by video"),
    "services_ask": _(
        "sheet_services_ask",
        default="Ask at the service point with whom you can meet by video. "
        "The list is on the page that the code opens.",
    ),
    "more": _("sheet_more", default="and more: see the page that the code opens"),
    "code_title": _("sheet_code_title", default="See hours and services"),
    "code_text": _(
        "sheet_code_text",
        default="Point your phone's camera at the code, or write the address into your browser.",
    ),
    "others": _(
        "sheet_others", default="In Finnish, Swedish and English on the page that the code opens."
    ),
    "call": _("sheet_call", default="Call"),
    "served": _("sheet_served", default="We serve in"),
}

PAGE_WORDS = {
    "gone": _("widget_gone", default="There is no such service point"),
    "gone_text": _(
        "widget_gone_text", default="It may have closed or moved. Ask your municipality."
    ),
    "address": _("widget_address", default="Address"),
    "phone": _("label_phone", default="Phone"),
    "website": _("label_website", default="Website"),
    "new_window": _("widget_new_window", default="opens in a new tab"),
    "languages": _("widget_languages", default="This page in other languages"),
}


def said(message, language):
    """Return a message in the language of the sheet, whatever the reader's language is."""
    return translate(message, target_language=language)


def words(language):
    """Return {key: text} of everything that is the same on all sheets of a language."""
    return {key: said(message, language) for key, message in WORDS.items()}


def page_words(language):
    """Return {key: text} of what the page for everybody says besides the words of the sheet."""
    return {key: said(message, language) for key, message in PAGE_WORDS.items()}


def code_alt(name, language):
    """Return the alternative text of the QR code."""
    return said(
        _(
            "sheet_code_alt",
            default="QR code that opens the page of ${name}",
            mapping={"name": name},
        ),
        language,
    )


def ask(phone, website, language):
    """Return what a sheet says in place of the hours of a point that has told none."""
    if phone:
        message = _(
            "sheet_ask_phone", default="Ask when we are open: ${phone}", mapping={"phone": phone}
        )
    elif website:
        message = _(
            "sheet_ask_website",
            default="See when we are open: ${website}",
            mapping={"website": website},
        )
    else:
        message = _("sheet_ask", default="Ask at the service point when it is open.")
    return said(message, language)


def banner_alt(name, language):
    """Return a suggestion for the alternative text of a banner on another site."""
    return said(
        _(
            "banner_alt",
            default="Remote service: meet an expert of the authorities by video. ${name}",
            mapping={"name": name},
        ),
        language,
    )


def code_title(name, language):
    """Return the title of the widget's frame, which screen readers say."""
    return said(
        _(
            "widget_title",
            default="Opening hours and services: ${name}",
            mapping={"name": name},
        ),
        language,
    )
