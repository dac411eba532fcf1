"""What a feature registers so that monitors see how it is."""

from zope.interface import Attribute
from zope.interface import Interface


class IHealthCheck(Interface):
    """A look at one part of the portal; a utility named like the part: "outbox"."""

    title = Attribute("What is looked at, as a message for people")

    def check(now):
        """Return a `monitoring.rules.Health` for the aware moment `now`; quick, and writes nothing.

        The site is set. What it raises counts as a problem.
        """
