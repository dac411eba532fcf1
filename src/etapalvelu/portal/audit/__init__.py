"""The audit log: who did what, when, from where; the Auditor reads it, nobody changes it."""
