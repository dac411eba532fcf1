"""What a feature registers to have work done by the clock."""

from zope.interface import Attribute
from zope.interface import Interface


class IJob(Interface):
    """Scheduled work; a utility whose name is dotted: "outbox.send".

    The runner never calls one job twice at the same time, on however many hosts. It may call it
    again for work that was already done (a killed worker), so a job asks "due and not yet done".
    """

    title = Attribute("What the work is, as a message for people")
    every = Attribute("timedelta between the beginnings of two runs")

    def run(now):
        """Do what is due at the aware moment `now` and return one short sentence about it.

        The site is set, and all rights are given. The runner commits; long work may commit in
        batches itself. The sentence may be a message (translated on the page) or plain text.
        An empty one means that there was nothing to do, and leaves no trace. Administrators read
        it: no personal data in it.
        """
