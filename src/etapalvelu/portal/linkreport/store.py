"""Reads the texts and keeps what was found."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.lifecycle.interfaces import IHasLife
from etapalvelu.portal.linkreport import records
from etapalvelu.portal.linkreport import rules
from etapalvelu.portal.linkreport.leading import Leader
from etapalvelu.portal.linkreport.texts import html_of
from plone import api

# Objects that are let go from memory together.
BATCH = 200


def check(organisation_uid=None):
    """Read the texts of one organisation, or all, and keep what was found; return the number."""
    now, found, counts = datetime.now(UTC), {}, {}
    jar = api.portal.get()._p_jar
    for number, brain in enumerate(_texts(organisation_uid), 1):
        owner = brain.organisation or ""
        rows = of(brain._unrestrictedGetObject())
        found.setdefault(owner, []).extend(rows)
        counts[owner] = counts.get(owner, 0) + 1
        if number % BATCH == 0:
            jar.cacheGC()
    reports = records.reports()
    if organisation_uid is None:
        for gone in set(reports) - set(found):
            del reports[gone]
    for owner in found if organisation_uid is None else [organisation_uid]:
        reports[owner] = records.Report(now, found.get(owner, ()), counts.get(owner, 0))
    return sum(counts.values())


def of(content):
    """Return the Rows of one content."""
    parent = content.aq_parent
    annexes = [b.Title for b in _files(content if hasattr(content, "objectIds") else parent)]
    path = content.absolute_url_path().removeprefix(api.portal.get().absolute_url_path())
    return [
        records.Row(
            api.content.get_uuid(content), content.Title(), path.lstrip("/"), f.kind, f.words,
            f.target,
        )
        for f in rules.findings(html_of(content), Leader(content).lead, annexes)
    ]  # fmt: skip


def report(organisation_uid):
    """Return the Report of an organisation, or None before the first check."""
    return records.reports().get(organisation_uid)


def reports():
    """Return (organisation's UID, number of faults) of all reports, the most first."""
    found = [
        (uid, sum(row.kind in rules.FAULTS for row in known.rows))
        for uid, known in records.reports().items()
    ]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _texts(organisation_uid):
    query = {"organisation": organisation_uid} if organisation_uid else {}
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        object_provides=IHasLife.__identifier__, **query
    )
    # What lies in no organisation has no value in the index.
    wanted = (b for b in found if organisation_uid != "" or not b.organisation)
    return [brain for brain in wanted if brain.review_state != "archived"]


def _files(container):
    path = {"query": "/".join(container.getPhysicalPath()), "depth": 1}
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    return search(portal_type=["File", "Document", "MarketingTemplate"], path=path)
