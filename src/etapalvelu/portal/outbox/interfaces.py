"""How the outbox hands entries to the world outside."""

from zope.interface import Interface


class DeliveryError(Exception):
    """An entry was not delivered; the argument is the reason, one line for administrators."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class Unreachable(DeliveryError):
    """Nothing can be delivered now: no connection, no login. The entry is not to blame."""


class NotNow(DeliveryError):
    """This entry was put off; try it again later."""


class Never(DeliveryError):
    """This entry cannot be delivered; `address_at_fault` when the recipient's address is why."""

    def __init__(self, reason, address_at_fault=False):
        super().__init__(reason)
        self.address_at_fault = address_at_fault


class IChannel(Interface):
    """A way out for one kind of entries; a utility named as the kind: "mail"."""

    def open():
        """Return a context manager that gives a function `deliver(entry)`.

        Opening raises Unreachable; `deliver` returns when the other side has taken the entry and
        raises Unreachable, NotNow or Never when it has not.
        """
