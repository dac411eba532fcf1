Added the audit log: logins, failures, roles, personal data, deletions and settings, sealed into a hash chain that a daily check verifies; the Auditor reads, filters and downloads it.
