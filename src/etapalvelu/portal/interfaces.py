"""Interfaces that belong to the whole portal and to no single feature."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IEtapalveluLayer(IDefaultBrowserLayer):
    """Browser layer present when the portal's profile is installed."""
