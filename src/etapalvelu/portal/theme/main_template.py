"""The portal's own main template: Plone's slots, without its viewlets and portlets."""

from etapalvelu.portal.theme.frame import Frame
from Products.CMFPlone.browser import main_template
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class MainTemplate(main_template.MainTemplate):
    main_template = ViewPageTemplateFile("templates/main_template.pt")
    parts = ViewPageTemplateFile("templates/frame_parts.pt")

    def frame(self, view):
        return Frame(self.context, self.request, view, self.parts.macros)
