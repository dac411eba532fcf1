"""A question that the change raises among staff, and its answer (guide section 3.4)."""

from etapalvelu.portal import _
from etapalvelu.portal.questions.interfaces import IQuestion as IQuestionMarker
from plone.app.dexterity.textindexer import searchable
from plone.autoform.directives import write_permission
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IQuestion(model.Schema):
    """A question; the title is the question itself."""

    title = schema.TextLine(
        title=_("label_question", default="Question"),
        description=_("help_question", default="One question in one sentence."),
        max_length=300,
    )
    details = schema.Text(
        title=_("label_question_details", default="More about it"), required=False, max_length=3000
    )
    theme = schema.Choice(
        title=_("label_question_theme", default="Theme"),
        vocabulary="etapalvelu.portal.QuestionThemes",
        default="other",
    )
    anonymous = schema.Bool(
        title=_("label_question_anonymous", default="Do not show my name to the readers"),
        description=_(
            "help_question_anonymous",
            default="Only the coordinator sees who asked. The choice cannot be taken back.",
        ),
        required=False,
        default=False,
    )
    answer = schema.Text(
        title=_("label_answer", default="Answer"), required=False, max_length=10000
    )
    write_permission(answer="etapalvelu.portal.AnswerQuestion")
    check_on = schema.Date(
        title=_("label_check_on", default="Check the answer on"),
        description=_(
            "help_check_on", default="Then it is asked whether the answer is still valid."
        ),
        required=False,
    )
    write_permission(check_on="etapalvelu.portal.AnswerQuestion")
    searchable("details", "answer")


@implementer(IQuestionMarker)
class Question(Item):
    """A question. `_asker` is the user id of an anonymous asker, for the coordinator's eyes."""

    # The underscore keeps it out of reach of addresses and templates made through the web.
    _asker = None
    # The catalog asks for these before Dexterity knows the type of a new object.
    anonymous = False
    answer = None
    check_on = None

    def addCreator(self, creator=None):
        """Dexterity names as creator whoever saves; an anonymous question names nobody."""
        if not self.anonymous:
            super().addCreator(creator)
