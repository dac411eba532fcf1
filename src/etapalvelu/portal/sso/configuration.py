"""The provider of this installation, from the file that PORTAL_SSO names."""

from etapalvelu.portal.sso import rules
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import logging
import os

logger = logging.getLogger(__name__)


def provider():
    """Return the Provider, or None when single sign-on is off or cannot work."""
    path = os.environ.get("PORTAL_SSO", "")
    if not path:
        return None
    try:
        return _read(path, Path(path).stat().st_mtime_ns)
    except OSError as error:
        logger.error("PORTAL_SSO names a file that cannot be read: %s", error)
        return None


@lru_cache(maxsize=4)
def _read(path, _changed):
    if find_spec("pas.plugins.oidc") is None:
        logger.error("PORTAL_SSO is set, but the extra [sso] is not installed")
        return None
    try:
        text = Path(path).read_text(encoding="utf-8")
        return rules.parse(text, os.environ.get("PORTAL_SSO_SECRET", ""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        logger.error("%s does not describe a provider: %s", path, error)
        return None
