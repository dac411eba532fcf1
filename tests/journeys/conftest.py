"""Journeys read the letters that the portal really sent."""

from tests.access.conftest import smtp  # noqa: F401
