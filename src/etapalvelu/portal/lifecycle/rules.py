"""Rules of the content workflow."""

# The coordinator answers for the whole network and works alone where a point has one author.
EXEMPT_ROLES = frozenset({"Manager", "Site Administrator", "Coordinator"})


def may_publish(submitter, user_id, roles):
    """Tell whether a person may publish what `submitter` sent to review.

    submitter: user id, or None when nobody submitted; roles: the person's roles there.
    """
    return submitter is None or submitter != user_id or bool(EXEMPT_ROLES.intersection(roles))
