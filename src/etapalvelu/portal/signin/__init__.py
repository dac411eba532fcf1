"""The doors: who gets in, for how long, and who is slowed down.

For everybody who logs in. Plone's own PAS plug-ins stay where they are; each is replaced by its
subclass in `plugins/`, so that the login form, REST and basic authentication go one way.
"""
