"""Who may do what: memberships in organisations, roles that follow from them, accounts.

Membership is the only thing that people manage; roles are never given by hand.
"""
