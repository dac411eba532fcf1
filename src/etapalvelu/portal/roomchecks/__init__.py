"""Checks of rooms and of experts' workspaces against the space guidelines in force (guide 2.2)."""
