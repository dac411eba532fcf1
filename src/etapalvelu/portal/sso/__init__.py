"""Login at an organisation's own identity provider (OpenID Connect), for those who have one.

Needs the extra `[sso]` and a file that `PORTAL_SSO` names; without them nothing here answers.
"""
