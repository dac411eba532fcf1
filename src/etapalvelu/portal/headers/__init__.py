"""What every answer says to the browser about trust, and which requests get no answer at all.

`middleware` stands before Zope, so that errors, redirects and static files pass it as well.
"""
