"""What the doors know of the present request; it ends with the request."""

from dataclasses import dataclass
from dataclasses import field
from etapalvelu.portal.signin import rules
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest

_KEY = "etapalvelu.portal.signin.visit"


@dataclass
class Visit:
    """wait: seconds that the visitor has to wait; code_for: user id whose password was right and
    whose code is missing; passed: user id that showed everything; session: (user id, Session,
    last seen) of a valid ticket or token; tried: answers by login and password."""

    wait: int = 0
    code_for: str | None = None
    passed: str | None = None
    session: tuple[str, rules.Session, int] | None = None
    tried: dict = field(default_factory=dict)

    def is_session_of(self, user_id):
        return self.session is not None and self.session[0] == user_id


def current():
    """Return the Visit of the present request; without a request an empty one."""
    request = getRequest()
    annotations = IAnnotations(request, None) if request is not None else None
    if annotations is None:
        return Visit()
    if _KEY not in annotations:
        annotations[_KEY] = Visit()
    return annotations[_KEY]


def address(request):
    """Return the client's address; behind a proxy only as Zope's trusted-proxy setting says."""
    return rules.network(request.getClientAddr() or "") if request is not None else ""
