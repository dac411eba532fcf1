"""Layer tests for zope.testrunner: install, uninstall, upgrade, and the documentation's examples.

Everything else is tested with pytest in the top-level `tests/` folder.
"""
