"""Cookies that only the portal can have made, signed with Plone's own keyring."""

from hashlib import sha256
from hmac import compare_digest
from hmac import new
from plone import api
from plone.keyring.interfaces import IKeyManager
from zope.component import getUtility


def sign(*parts):
    return _signature(getUtility(IKeyManager).secret(), parts)


def is_signed(signature, *parts):
    """Tell whether a signature was made for the parts, with any key that is still in use."""
    secrets = [secret for secret in getUtility(IKeyManager)["_system"] if secret]
    given = signature.encode("utf-8", "replace")
    return any(compare_digest(_signature(secret, parts).encode(), given) for secret in secrets)


def is_https(request):
    return request.get("SERVER_URL", "").startswith("https:")


def set_cookie(request, name, value, **options):
    """Set a cookie that scripts and other sites do not get, for the portal's own pages."""
    request.response.setCookie(
        name,
        value,
        path=cookie_path(request),
        http_only=True,
        same_site="Lax",
        secure=is_https(request),
        **options,
    )


def cookie_path(request):
    path = api.portal.get().getPhysicalPath()
    return "/" + "/".join(request.physicalPathToVirtualPath(path))


def _signature(secret, parts):
    return new(secret.encode(), "\0".join(parts).encode(), sha256).hexdigest()
