"""What other features may do with accounts."""

from zope.interface import Interface


class IAccounts(Interface):
    """The accounts of people; see `accounts.py`."""

    def person(user_id):
        """Return what is known of a person, or None."""

    def find(email):
        """Return the user id of the account with this login, or None."""

    def create(name, email, password, phone="", language="fi"):
        """Make an account without any role and return its id."""
