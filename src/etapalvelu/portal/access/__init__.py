"""Who may do what: memberships in organisations, the roles that follow from them, account requests, invitations.

Membership is the only thing that people manage; roles are never given by hand.
"""
