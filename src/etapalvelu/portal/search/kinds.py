"""What can be searched, in the words of the navigation."""

from etapalvelu.portal import _
from typing import NamedTuple


class Kind(NamedTuple):
    """One choice of the filter: `id` stands in the address, `one` names a single result."""

    id: str
    title: str
    one: str
    types: tuple


KINDS = (
    Kind(
        "cards",
        _("nav_service_cards", default="Service cards"),
        _("result_card", default="Service card"),
        ("ServiceCard",),
    ),
    Kind(
        "guides",
        _("nav_guides", default="Guides"),
        _("result_guide", default="Guide"),
        ("Document", "Folder"),
    ),
    Kind(
        "guidelines",
        _("nav_space_guidelines", default="Space guidelines"),
        _("result_guideline", default="Space guideline"),
        ("SpaceGuideline",),
    ),
    Kind(
        "points",
        _("nav_points", default="Service points"),
        _("result_point", default="Service point"),
        ("ServicePoint",),
    ),
    Kind(
        "services",
        _("nav_services", default="Services"),
        _("result_service", default="Service"),
        ("Service",),
    ),
    Kind(
        "organisations",
        _("results_organisations", default="Organisations"),
        _("result_organisation", default="Organisation"),
        ("ServiceProvider", "NetworkOrganisation"),
    ),
    Kind(
        "contacts",
        _("nav_contacts", default="Contacts"),
        _("result_contact", default="Contact"),
        ("ContactPerson",),
    ),
    Kind(
        "questions",
        _("nav_questions", default="Questions"),
        _("result_question", default="Question"),
        ("Question",),
    ),
    Kind(
        "terms",
        _("nav_glossary", default="Glossary"),
        _("result_term", default="Term"),
        ("GlossaryTerm",),
    ),
    Kind(
        "training",
        _("nav_training", default="Training"),
        _("result_training", default="Training"),
        ("TrainingCourse", "TrainingModule"),
    ),
    Kind(
        "materials",
        _("nav_materials", default="Materials"),
        _("result_material", default="Material"),
        ("MarketingTemplate", "File", "Image", "Link"),
    ),
    Kind(
        "communication",
        _("results_communication", default="Communication"),
        _("result_communication", default="Communication"),
        ("CommunicationPlan", "News Item", "Event"),
    ),
)
BY_TYPE = {type_: kind for kind in KINDS for type_ in kind.types}
