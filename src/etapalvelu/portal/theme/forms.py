"""Widgets of Plone's forms that need another shape."""
