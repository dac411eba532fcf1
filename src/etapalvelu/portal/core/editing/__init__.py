"""Editing without losing anybody's work: what another person saved meanwhile is shown, not lost.

Every edit form carries fingerprints of the values that it was opened with. When a value in the
database differs at saving, the second author is told who changed what, keeps what he typed, and
what only the other one changed is taken into his form.
"""
