from pathlib import Path

import doctest
import unittest

DOCS = Path(__file__).parents[4] / "docs"


def test_suite():
    """Return the examples in docs/, which a checkout has beside the package."""
    suite = unittest.TestSuite()
    for path in sorted(DOCS.rglob("*.md")):
        suite.addTest(doctest.DocFileSuite(str(path), module_relative=False, encoding="utf-8"))
    return suite
