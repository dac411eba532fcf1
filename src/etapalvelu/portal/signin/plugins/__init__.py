"""Subclasses of Plone's own PAS plug-ins; `setup.prepare` puts them into their places."""
