"""The portal's own main template: Plone's slots, without its viewlets and portlets."""

from etapalvelu.portal.headers.rules import CSP
from etapalvelu.portal.theme.frame import Frame
from etapalvelu.portal.theme.workshop import policy_of
from Products.CMFPlone.browser import main_template
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class MainTemplate(main_template.MainTemplate):
    main_template = ViewPageTemplateFile("templates/main_template.pt")
    parts = ViewPageTemplateFile("templates/frame_parts.pt")

    def frame(self, view):
        frame = Frame(self.context, self.request, view, self.parts.macros)
        if frame.workshop:
            self.request.response.setHeader(CSP, policy_of(view, frame.administrator))
        return frame
