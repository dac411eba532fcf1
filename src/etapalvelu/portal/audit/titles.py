"""What actions and values are called in the reader's language."""

from etapalvelu.portal import _
from etapalvelu.portal.access.titles import ROLE_TITLES
from etapalvelu.portal.core.states import state_title

ACTION_TITLES = {
    "access.refused": _("audit_access_refused", default="Was refused a page"),
    "access_review.confirmed": _(
        "audit_access_review_confirmed", default="Confirmed access rights"
    ),
    "account.created": _("audit_account_created", default="Made an account"),
    "account.deleted": _("audit_account_deleted", default="Deleted an account"),
    "account_requests.viewed": _(
        "audit_account_requests_viewed", default="Looked at account requests"
    ),
    "configuration.changed": _("audit_configuration_changed", default="Changed a setting"),
    "configuration.profile_applied": _(
        "audit_configuration_profile_applied", default="Applied a configuration profile"
    ),
    "configuration.removed": _("audit_configuration_removed", default="Removed a setting"),
    "equipment.changed": _("audit_equipment_changed", default="Changed equipment"),
    "equipment.exported": _("audit_equipment_exported", default="Downloaded the equipment"),
    "equipment_profile.deleted": _(
        "audit_equipment_profile_deleted", default="Deleted a draft of requirements"
    ),
    "equipment_profile.in_force": _(
        "audit_equipment_profile_in_force", default="Put requirements for equipment into force"
    ),
    "job.requested": _("audit_job_requested", default="Asked for scheduled work"),
    "log.cut": _("audit_log_cut", default="Shortened the audit log"),
    "log.exported": _("audit_log_exported", default="Downloaded the audit log"),
    "log.viewed": _("audit_log_viewed", default="Looked at the audit log"),
    "login.failed": _("audit_login_failed", default="Failed to log in"),
    "login.locked": _("audit_login_locked", default="Was locked out for a while"),
    "login.succeeded": _("audit_login_succeeded", default="Logged in"),
    "logout": _("audit_logout", default="Logged out"),
    "object.deleted": _("audit_object_deleted", default="Deleted content"),
    "object.purged": _("audit_object_purged", default="Deleted content from the bin for good"),
    "object.restored": _("audit_object_restored", default="Put content back from the bin"),
    "password.changed": _("audit_password_changed", default="Changed a password"),
    "people.viewed": _("audit_people_viewed", default="Looked at people"),
    "person.viewed": _("audit_person_viewed", default="Looked at a person"),
    "personal_data.changed": _("audit_personal_data_changed", default="Changed personal data"),
    "personal_data.exported": _("audit_personal_data_exported", default="Downloaded personal data"),
    "plan.exported": _("audit_plan_exported", default="Downloaded a communication plan"),
    "question_comment.removed": _(
        "audit_question_comment_removed", default="Removed another person's comment"
    ),
    "retention.applied": _("audit_retention_applied", default="Deleted data whose time was over"),
    "role.changed": _("audit_role_changed", default="Changed roles of the whole portal"),
    "role.ended": _("audit_role_ended", default="Ended a role"),
    "role.granted": _("audit_role_granted", default="Gave a role"),
    "role.local_changed": _("audit_role_local_changed", default="Changed roles in one place"),
    "room.assessed": _("audit_room_assessed", default="Assessed a room"),
    "rooms.exported": _("audit_rooms_exported", default="Downloaded the room checks"),
    "search.rebuilt": _("audit_search_rebuilt", default="Had everything indexed again"),
    "second_factor.reset": _("audit_second_factor_reset", default="Reset a second factor"),
    "second_factor.refused": _("audit_second_factor_refused", default="Typed a wrong code"),
    "second_factor.recovery_used": _(
        "audit_second_factor_recovery_used", default="Used a recovery code"
    ),
    "second_factor.recovery_renewed": _(
        "audit_second_factor_recovery_renewed", default="Made new recovery codes"
    ),
    "second_factor.disabled": _(
        "audit_second_factor_disabled", default="Switched off the second factor"
    ),
    "second_factor.enabled": _(
        "audit_second_factor_enabled", default="Switched on the second factor"
    ),
    "session.ended": _("audit_session_ended", default="Ended sessions"),
    "state.changed": _("audit_state_changed", default="Changed the state of content"),
}

DETAIL_TITLES = {
    "contact_details": _("audit_detail_contact_details", default="With contact details"),
    "description": _("label_description", default="Description"),
    "email": _("label_email", default="E-mail"),
    "fields": _("audit_detail_fields", default="Fields"),
    "filters": _("audit_detail_filters", default="Narrowed by"),
    "fullname": _("label_name", default="Name"),
    "hash": _("audit_detail_hash", default="Hash"),
    "language": _("label_language", default="Language"),
    "last": _("audit_detail_last", default="Last removed line"),
    "lines": _("audit_detail_lines", default="Lines"),
    "limits": _("audit_detail_limits", default="Limits"),
    "method": _("audit_detail_method", default="Method"),
    "organisation": _("column_organisation", default="Organisation"),
    "page": _("audit_detail_page", default="Page"),
    "path": _("column_organisation", default="Organisation"),
    "people": _("audit_detail_people", default="People"),
    "phone": _("label_phone", default="Phone"),
    "reason": _("label_reason", default="Reason"),
    "outcome": _("label_outcome", default="Result"),
    "room": _("label_room_name", default="Room"),
    "type": _("audit_detail_type", default="Type"),
    "within": _("audit_detail_within", default="Together with"),
}


def action_title(action):
    """Return the message for an action, the dotted name itself for one that is not known."""
    return ACTION_TITLES.get(action, action)


def value_title(action, value):
    """Return the message for a role or a state, other values as they are."""
    if not isinstance(value, str):
        return value
    if action.startswith("role."):
        return ROLE_TITLES.get(value, value)
    return state_title(value) if action == "state.changed" else value
