"""Sheets of many points in one ZIP, made by a job while their reader does something else."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from etapalvelu.portal.printing.typesetting import TypesettingError
from etapalvelu.portal.servicepoints.rules import HELSINKI
from etapalvelu.portal.wallsheets import sheet
from etapalvelu.portal.wallsheets import store
from etapalvelu.portal.wallsheets.records import Bundle
from etapalvelu.portal.wallsheets.records import Sheet
from etapalvelu.portal.wallsheets.records import bundles
from io import BytesIO
from plone import api
from zipfile import ZIP_STORED
from zipfile import ZipFile

import logging
import transaction

KEPT = timedelta(days=1)
MOST = 50  # sheets in one bundle

logger = logging.getLogger(__name__)


def of(user_id):
    """Return the Bundle of a person, or None."""
    return bundles().get(user_id)


def begin(user_id, language, order, names):
    """Ask for a bundle; False when the person's last one is still being made."""
    before = of(user_id)
    if before is not None and before.finished is None:
        return False
    bundles()[user_id] = Bundle(datetime.now(UTC), language, order, names)
    return True


def remove(user_id):
    """Delete the bundle of a person, also one that is being made."""
    bundles().pop(user_id, None)


def old(before):
    """Return {user id: moment} of the bundles that were asked for before a moment."""
    return {user: each.created for user, each in bundles().items() if each.created <= before}


def forget(before):
    """Delete the bundles that were asked for before a moment; return how many."""
    users = list(old(before))
    for user in users:
        remove(user)
    return len(users)


def make_waiting(now):
    """Make all sheets that wait, committing after each; return how many. Safe to repeat."""
    count = 0
    for user in [user for user, bundle in bundles().items() if bundle.finished is None]:
        while (bundle := of(user)) is not None and bundle.finished is None:
            _step(bundle, now)
            count += 1
            # The reader's page shows how far it is, and a killed worker goes on from here.
            transaction.commit()
    return count


def _step(bundle, now):
    uid = bundle.next()
    if uid is None:
        bundle.finish(_zip(bundle), datetime.now(UTC))
        return
    try:
        bundle.sheets[uid] = Sheet(_made(uid, bundle, now))
    except (LookupError, TypesettingError):
        logger.exception("No sheet of the point %s", uid)
        bundle.failed += (uid,)


def _made(uid, bundle, now):
    point = store.point(uid)
    if point is None:
        raise LookupError(uid)
    facts = store.facts(point, bundle.language, now.astimezone(HELSINKI).date())
    address = store.public_address(point.getId, bundle.language)
    return sheet.paper(facts, address, bundle.language, **bundle.order)


def _zip(bundle):
    written, taken = BytesIO(), set()
    # PDF is compressed already.
    with ZipFile(written, "w", ZIP_STORED) as file:
        for uid, made in bundle.sheets.items():
            point = store.point(uid)
            name = point.getId if point else uid
            name = uid if name in taken else name
            taken.add(name)
            file.writestr(f"{name}-{bundle.order['format']}-{bundle.language}.pdf", made.content)
    return written.getvalue()


def visible_points():
    """Return {UID: name} of the points that the present user may see and customers may visit."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(portal_type="ServicePoint", review_state="active", sort_on="sortable_title")
    return {brain.UID: brain.Title for brain in found}
