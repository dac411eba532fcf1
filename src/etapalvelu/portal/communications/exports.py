"""A plan as a file: DOCX to edit on, PDF to send."""

from etapalvelu.portal import _
from etapalvelu.portal.audit import store as audit
from etapalvelu.portal.communications import outline
from etapalvelu.portal.communications import wordfile
from etapalvelu.portal.core import inputs
from etapalvelu.portal.organisations.store import nearest_organisation
from etapalvelu.portal.printing.typesetting import typeset
from pathlib import Path
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate

TEMPLATE = Path(__file__).with_name("paper") / "plan.typ"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EMPTY = _("text_part_missing", default="This part is not filled in yet.")


class Export(BrowserView):
    """What all files of a plan have."""

    kind = ""
    content_type = ""

    def __call__(self):
        language = api.portal.get_current_language()
        organisation = nearest_organisation(self.context)
        content = self.content(
            inputs.line(self.context.title),
            inputs.text(self.context.description),
            inputs.line(organisation.title) if organisation is not None else "",
            outline.sections(self.context, language),
            language,
            translate(EMPTY, target_language=language),
        )
        audit.record(
            "plan.exported",
            target="/".join(self.context.getPhysicalPath()),
            after={"format": self.kind},
        )
        response = self.request.response
        response.setHeader("Content-Type", self.content_type)
        name = f"{self.context.getId()}.{self.kind}"
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        response.setHeader("Cache-Control", "private, no-store")
        return content


class WordFile(Export):
    """DOCX."""

    kind = "docx"
    content_type = DOCX

    def content(self, *values):
        return wordfile.write(*values)


class Printed(Export):
    """Tagged PDF."""

    kind = "pdf"
    content_type = "application/pdf"

    def content(self, title, lead, organisation, sections, language, empty):
        data = {
            "title": title,
            "lead": lead,
            "organisation": organisation,
            "language": language,
            "empty": empty,
            "sections": [
                {**section._asdict(), "tables": [table._asdict() for table in section.tables]}
                for section in sections
            ],
        }
        return typeset(TEMPLATE, data)
