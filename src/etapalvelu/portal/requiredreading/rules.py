"""Whose reading is asked for, and whether it is done."""

WAITS = "waits"
DONE = "done"


def is_asked(requirement, organisation_uid, role, providers):
    """Tell whether a role in an organisation is asked to read.

    requirement: has roles, place (UID of the only organisation, or "") and provider (UID, or "":
    only where that provider serves customers); providers: UIDs of those that serve there.
    """
    if role not in requirement.roles:
        return False
    if requirement.place and organisation_uid != requirement.place:
        return False
    return not requirement.provider or requirement.provider in (organisation_uid, *providers)


def status(requirement, confirmation):
    """Tell whether the newest round of a requirement was confirmed; confirmation: may be None."""
    done = confirmation is not None and confirmation.round >= requirement.round
    return DONE if done else WAITS
