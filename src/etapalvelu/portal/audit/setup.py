"""What the audit log needs in a site."""

from etapalvelu.portal.audit import records


def prepare():
    """Make the log; safe to repeat, what is in it stays."""
    records.create()
