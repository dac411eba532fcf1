People may log in at their organisation's OpenID Connect provider, whose groups give the roles: extra `[sso]`, off by default.
