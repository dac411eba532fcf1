"""The fixed sections of the navigation.

They are not the content tree, so the navigation costs the same with ten objects and with a million.
"""

from dataclasses import dataclass
from etapalvelu.portal import _


@dataclass(frozen=True)
class Section:
    """One link. path: below the site; permission: needed on the site root, or empty."""

    title: str
    path: str
    permission: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    sections: tuple


APPROVE_ACCOUNT = "etapalvelu.portal: Approve account"
HOME = Section(_("nav_home", default="Front page"), "")

GROUPS = (
    Group(
        _("nav_group_network", default="Network"),
        (
            Section(_("nav_points", default="Service points"), "points"),
            Section(_("nav_providers", default="Service providers"), "providers"),
            Section(_("nav_contacts", default="Contacts"), "contacts"),
        ),
    ),
    Group(
        _("nav_group_services", default="Services for customers"),
        (
            Section(_("nav_services", default="Services"), "services"),
            Section(_("nav_service_cards", default="Service cards"), "service-cards"),
        ),
    ),
    Group(
        _("nav_group_guidance", default="Guidance"),
        (
            Section(_("nav_guides", default="Guides"), "guides"),
            Section(_("nav_space_guidelines", default="Space guidelines"), "space-guidelines"),
            Section(
                _("title_equipment_requirements", default="Requirements for equipment"),
                "equipment-requirements",
            ),
            Section(_("nav_questions", default="Questions"), "questions"),
            Section(_("nav_glossary", default="Glossary"), "glossary"),
        ),
    ),
    Group(
        _("nav_group_skills", default="Skills and communication"),
        (
            Section(_("nav_training", default="Training"), "training"),
            Section(_("nav_materials", default="Materials"), "materials"),
            Section(_("nav_plans", default="Communication plans"), "communication-plans"),
        ),
    ),
    Group(
        _("nav_group_care", default="Administration"),
        (
            Section(
                _("nav_account_requests", default="Account requests"),
                "account-requests",
                APPROVE_ACCOUNT,
            ),
            Section(
                _("heading_recycle_bin", default="Recycle bin"),
                "recycle-bin",
                APPROVE_ACCOUNT,
            ),
            Section(
                _("heading_text_report", default="Faults in texts"),
                "text-report",
                "etapalvelu.portal: View text reports",
            ),
            Section(
                _("nav_registry_import", default="Import from a file"),
                "registry-import",
                "etapalvelu.portal: Import registry",
            ),
            Section(
                _("nav_ptv_import", default="Import from PTV"),
                "ptv-import",
                "etapalvelu.portal: Import registry",
            ),
            Section(
                _("title_equipment_overview", default="Equipment of the network"),
                "equipment-overview",
                "etapalvelu.portal: View all equipment",
            ),
            Section(
                _("title_room_checks_overview", default="Room checks of the network"),
                "room-checks-overview",
                "etapalvelu.portal: View all room checks",
            ),
            Section(
                _("heading_access_reviews", default="Reviews of access rights"),
                "access-reviews",
                "etapalvelu.portal: View access reviews",
            ),
            Section(
                _("heading_reading_status", default="Confirmations of reading"),
                "reading-overview",
                "etapalvelu.portal: View reading overview",
            ),
            Section(
                _("heading_content_feedback", default="Feedback about content"),
                "content-feedback",
                "etapalvelu.portal: Handle feedback",
            ),
            Section(
                _("heading_retention", default="Retention of personal data"),
                "retention",
                "etapalvelu.portal: View retention",
            ),
            Section(
                _("heading_audit_log", default="Audit log"),
                "audit-log",
                "etapalvelu.portal: View audit log",
            ),
            Section(
                _("heading_jobs", default="Scheduled work"),
                "jobs",
                "etapalvelu.portal: View jobs",
            ),
            Section(
                _("heading_outbox", default="Outbox"),
                "outbox",
                "etapalvelu.portal: Manage outbox",
            ),
        ),
    ),
)


def groups_for(may):
    """Return (title, sections) pairs; `may(permission)` tells what the reader is allowed to."""
    for group in GROUPS:
        sections = [s for s in group.sections if not s.permission or may(s.permission)]
        if sections:
            yield group.title, sections


def current_path(path, sections):
    """Return the path of the section that contains `path`, or None.

    path: names below the site joined by "/", without a leading slash or view marks.
    """
    first = path.split("/", 1)[0].lstrip("@")
    return next((section.path for section in sections if section.path == first), None)
