"""What anybody may read of an active point, alone or within another site's page.

No cookie, no script, no person and no meeting link; the one page of the portal that other sites
may frame.
"""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.core.checks import web_link
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.headers import rules as headers
from etapalvelu.portal.servicepoints.hourswords import situation
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.servicepoints.rules import is_open
from etapalvelu.portal.servicepoints.store import unpack
from etapalvelu.portal.theme.assets import asset_path
from etapalvelu.portal.wallsheets import store
from etapalvelu.portal.wallsheets import words
from etapalvelu.portal.wallsheets.linkeddata import linked_data
from etapalvelu.portal.wallsheets.rules import LANGUAGES
from etapalvelu.portal.wallsheets.views import choices
from functools import cached_property
from hashlib import sha256
from plone import api
from Products.Five import BrowserView

import json

# Five minutes: opening hours may change in the morning.
CACHED = "public, max-age=300"
POLICY = headers.policy(
    frame_ancestors="*", script_src="'none'", connect_src="'none'", frame_src="'none'"
)


class PointInfo(BrowserView):
    """Hours, services and whether it is open now."""

    @cached_property
    def language(self):
        return choices.chosen(self.request.form, "language")

    @cached_property
    def point(self):
        return store.active_point(parameters.text(self.request.form, "point"))

    @cached_property
    def facts(self):
        return store.facts(self.point, self.language, self.now.astimezone(HELSINKI).date())

    @cached_property
    def now(self):
        return datetime.now(UTC)

    @cached_property
    def hours(self):
        return unpack(self.point.listing["hours"])

    @property
    def is_open(self):
        return is_open(self.hours, self.now)

    @property
    def situation(self):
        return words.said(situation(self.hours, self.now, self.language), self.language)

    @cached_property
    def words(self):
        return words.words(self.language) | words.page_words(self.language)

    @property
    def ask(self):
        return words.ask(self.facts["phone"], self.facts["website"], self.language)

    @property
    def title(self):
        if self.point is None:
            return self.words["gone"]
        return words.code_title(self.facts["name"], self.language)

    @property
    def website(self):
        return web_link(self.facts["website"])

    @property
    def style(self):
        return f"{api.portal.get().absolute_url()}/{asset_path('widget.css')}"

    def languages(self):
        """Return (code, name in itself, address) of the page's other languages."""
        point_id = self.point.getId
        names = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
        for code in LANGUAGES:
            if code != self.language:
                yield code, names[code], store.public_address(point_id, code)

    def __call__(self):
        response = self.request.response
        response.setHeader("Content-Security-Policy", POLICY)
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin")
        response.setHeader("Cache-Control", CACHED)
        response.setHeader("Content-Language", self.language)
        if self.point is None:
            response.setStatus(404)
            response.setHeader("Cache-Control", "no-store")
            return self.index()
        if parameters.text(self.request.form, "format") == "jsonld":
            response.setHeader("Content-Type", "application/ld+json; charset=utf-8")
            response.setHeader("Access-Control-Allow-Origin", "*")
            return self._unless_known(self._linked_data())
        return self._unless_known(self.index())

    def _linked_data(self):
        address = store.public_address(self.point.getId, self.language)
        data = linked_data(self.facts, self.hours, address, self.now.astimezone(HELSINKI).date())
        return json.dumps(data, ensure_ascii=False)

    def _unless_known(self, body):
        """Return the body, or nothing with 304 when the asker has it (RFC 9110 13.1.2)."""
        tag = f'"{sha256(body.encode()).hexdigest()[:20]}"'
        self.request.response.setHeader("ETag", tag)
        if self.request.getHeader("If-None-Match") == tag:
            self.request.response.setStatus(304)
            return ""
        return body
