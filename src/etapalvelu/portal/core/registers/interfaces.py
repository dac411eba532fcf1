"""Contracts of register imports."""

from zope.interface import Interface


class IRegister(Interface):
    """A class (a `register.Register`) whose instances each plan one import of a table file.

    Registered as a utility by the register's name; features announce theirs so, because core may
    not know them.
    """
