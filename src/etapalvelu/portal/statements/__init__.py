"""Accessibility statement and privacy notice: public pages, one text file per language."""
