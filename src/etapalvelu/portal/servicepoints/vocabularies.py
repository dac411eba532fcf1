"""Vocabularies of service points."""

from etapalvelu.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def weekdays(context):
    """Days of the week, Monday first; values mon..sun."""
    return SimpleVocabulary(
        [
            SimpleTerm("mon", title=_("weekday_mon", default="Monday")),
            SimpleTerm("tue", title=_("weekday_tue", default="Tuesday")),
            SimpleTerm("wed", title=_("weekday_wed", default="Wednesday")),
            SimpleTerm("thu", title=_("weekday_thu", default="Thursday")),
            SimpleTerm("fri", title=_("weekday_fri", default="Friday")),
            SimpleTerm("sat", title=_("weekday_sat", default="Saturday")),
            SimpleTerm("sun", title=_("weekday_sun", default="Sunday")),
        ]
    )


@provider(IVocabularyFactory)
def accessibility_facts(context):
    """Facts about the premises that a customer needs to know before coming."""
    return SimpleVocabulary(
        [
            SimpleTerm("step_free", title=_("fact_step_free", default="Step-free entrance")),
            SimpleTerm("automatic_door", title=_("fact_automatic_door", default="Automatic door")),
            SimpleTerm("lift", title=_("fact_lift", default="Lift")),
            SimpleTerm("toilet", title=_("fact_toilet", default="Accessible toilet")),
            SimpleTerm("parking", title=_("fact_parking", default="Accessible parking space")),
            SimpleTerm("induction_loop", title=_("fact_induction_loop", default="Induction loop")),
            SimpleTerm(
                "assistance_dog", title=_("fact_assistance_dog", default="Assistance dogs welcome")
            ),
            SimpleTerm(
                "quiet_waiting", title=_("fact_quiet_waiting", default="Quiet place to wait")
            ),
        ]
    )
