"""Every letter of the portal, as its readers get it, with invented values."""

from etapalvelu.portal import _
from etapalvelu.portal.core import inputs
from etapalvelu.portal.outbox import letters
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from zExceptions import NotFound

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
# Example addresses are never delivered to (RFC 2606).
READER = "aino.lahti@kuhmo.example"


class Preview(BrowserView):
    """Base: the letter that the address names."""

    @cached_property
    def letter(self):
        return self._chosen("letter", letters.names())

    @cached_property
    def language(self):
        return self._chosen("language", letters.LANGUAGES)

    @cached_property
    def message(self):
        sample = letters.sample(self.letter)
        return letters.compose(self.letter, self.language, READER, **sample)

    def _chosen(self, name, known):
        chosen = inputs.line(self.request.form.get(name)) or known[0]
        if chosen not in known:
            raise NotFound(self.__name__)
        return chosen


class Letters(Preview):
    """A list of the letters, and one of them as text and as HTML."""

    page_title = _("heading_letters", default="Letters of the portal")

    @property
    def rows(self):
        current = api.portal.get_current_language()
        for letter in letters.names():
            links = [
                {
                    "name": name,
                    "language": language,
                    "url": self.url(letter, language),
                    "current": (letter, language) == (self.letter, self.language),
                }
                for language, name in LANGUAGE_NAMES.items()
            ]
            shown = current if current in letters.LANGUAGES else letters.LANGUAGES[0]
            subject = letters.source(letter, shown)[0]
            yield {"subject": subject, "lang": shown, "name": letter, "links": links}

    @property
    def text(self):
        return self.message.get_body(("plain",)).get_content()

    @property
    def headers(self):
        names = ("Subject", "From", "Reply-To", "Auto-Submitted")
        return [(name, self.message[name]) for name in names if self.message[name]]

    def url(self, letter, language, view="letters"):
        return f"{self.context.absolute_url()}/{view}?letter={letter}&language={language}"

    @property
    def html_url(self):
        return self.url(self.letter, self.language, "letter-html")


class LetterHtml(Preview):
    """The HTML of a letter by itself, for a frame in which nothing of it can run."""

    def __call__(self):
        response = self.request.response
        response.setHeader("Content-Type", "text/html; charset=utf-8")
        # A letter has its styles in it, because mail programs take no style sheets.
        response.setHeader(
            "Content-Security-Policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        )
        response.setHeader("X-Frame-Options", "SAMEORIGIN")
        return self.message.get_body(("html",)).get_content()
