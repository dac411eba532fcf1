"""Marks in the audit log; they hold kinds and numbers, never the data."""

try:
    from etapalvelu.portal.audit.store import record
except ImportError:

    def record(action, target="", before=None, after=None, **details):
        pass
