"""A stack of PostgreSQL and Zope processes, shared by the tests of a run."""

from tests.production.people import Person
from tests.production.stack import Stack
from tests.production.stack import temporary_folder

import pytest
import shutil


@pytest.fixture(scope="session")
def stack():
    """Two Zope processes with the demonstration site on one PostgreSQL: see tests/production."""
    folder = temporary_folder()
    try:
        with Stack(folder, processes=2) as running:
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture()
def person(logins, demo_password):
    """Log in at an address: person(url, "aino.lahti")."""
    return lambda url, user_id: Person(url, logins[user_id], demo_password)
