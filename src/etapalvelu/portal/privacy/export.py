"""Everything that the portal holds about one person (GDPR articles 15 and 20)."""

from datetime import UTC
from etapalvelu.portal.privacy import store
from zope.i18n import translate

import json


def gather(user_id, now, request):
    """Return what every feature holds about a person, as plain JSON values.

    Keys are English and stable, for machines; `title` and `labels` are in the reader's language.
    """
    return {
        "made": now.astimezone(UTC).isoformat(timespec="seconds"),
        "person": user_id,
        "data": [
            {
                "kind": name,
                "title": translate(kind.title, context=request),
                "holds": translate(kind.holds, context=request),
                "labels": {
                    key: translate(label, context=request) for key, label in kind.labels.items()
                },
                "records": kind.of_person(user_id),
            }
            for name, kind in store.kinds().items()
        ],
    }


def as_json(gathered):
    """Return the bytes of the file that other systems can read."""
    return json.dumps(gathered, ensure_ascii=False, indent=2).encode()
