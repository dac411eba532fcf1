"""A short form of `make soak`: each kind of process is killed, and nothing is lost."""

from tests.operations.fileportal import FilePortal
from tests.soak import files
from tests.soak import postgresql

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.alone]


def quiet(words):
    pass


def test_zope_on_files(tmp_path, person):
    portal = FilePortal(tmp_path)
    portal.create_site()
    with portal:
        report = files.soak(portal, lambda url: person(url, "kaisa.rantala"), 2, quiet)
    assert report.failures == []


def test_zope_postgresql_mail_server_and_worker(stack, person):
    report = postgresql.soak(stack, lambda url: person(url, "kaisa.rantala"), 1, quiet)
    assert report.failures == []
