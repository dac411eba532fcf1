"""A plan of what a package of PTV documents changes in the registers (see core.registers)."""

from etapalvelu.portal.core.registers import engine
from etapalvelu.portal.core.registers import model
from etapalvelu.portal.core.registers.existing import by_ptv_id
from etapalvelu.portal.integrations.ptv import mapping
from etapalvelu.portal.integrations.ptv.model import PtvChannel
from etapalvelu.portal.integrations.ptv.model import PtvError
from etapalvelu.portal.integrations.ptv.model import PtvLocation
from etapalvelu.portal.integrations.ptv.model import PtvOrganisation
from etapalvelu.portal.integrations.ptv.model import PtvService
from etapalvelu.portal.integrations.ptv.rules import read_file
from etapalvelu.portal.servicepoints.store import grid_rows
from etapalvelu.portal.servicepoints.store import shown_hours
from plone import api
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

import hashlib

# Our fields by the name of the PTV field that says what they hold; findings name PTV's.
_FIELDS = {
    "title": "names",
    "description": "descriptions",
    "phone": "phoneNumbers",
    "email": "emails",
    "website": "webPages",
    "opening_hours": "serviceHours",
    "exceptions": "serviceHours",
    "street_address": "addresses",
    "channels": "serviceChannels",
}


class PtvImport:
    """One look at a package of files: [(name, bytes)]."""

    def __init__(self, files):
        self.plan = model.Plan()
        self.records = {}
        for name, data in files:
            records, findings = read_file(name, data)
            self.plan.findings += findings
            for record in records:
                self._add(record)
        self.providers = {}
        for organisation in self._of(PtvOrganisation):
            self.providers[organisation.id] = self._organisation(organisation)
        for location in self._of(PtvLocation):
            self._location(location)
        self._services()

    def _add(self, record):
        known = self.records.setdefault(record.id, record)
        if known is not record:
            error = PtvError(
                "ptv_twice",
                "The same record is in ${other} too.",
                "id",
                record.file,
                other=known.file,
            )
            self.plan.findings.append(error.finding)

    def _of(self, kind):
        return [record for record in self.records.values() if isinstance(record, kind)]

    def _organisation(self, organisation):
        content = by_ptv_id("ServiceProvider", organisation.id)
        if content is None and organisation.business_id:
            content = _by_business_id(organisation.business_id)
        container = api.portal.get()["providers"]
        values = mapping.organisation_values(organisation)
        return self._change(organisation, "ServiceProvider", values, content, container)

    def _location(self, location):
        content = by_ptv_id("ServicePoint", location.id)
        values = mapping.location_values(location, *grid_rows(location.hours))
        self._change(location, "ServicePoint", values, content, api.portal.get()["points"])

    def _services(self):
        connections = self._connections()
        vocabulary = getUtility(IVocabularyFactory, "etapalvelu.portal.ServiceLanguages")
        languages = {term.value for term in vocabulary(api.portal.get())}
        for service in self._of(PtvService):
            channels = connections.pop(service.id, [])
            content = by_ptv_id("Service", service.id)
            values = mapping.service_values(service, languages)
            self._service(service, values, content, channels, set(service.channel_ids))
        for service_id, channels in connections.items():
            # The service came with an earlier package; only its channels are at hand now.
            content = by_ptv_id("Service", service_id)
            if content is not None:
                self._service(channels[0], {}, content, channels, None)
        self._homeless(connections)

    def _connections(self):
        found = {}
        for service in self._of(PtvService):
            found[service.id] = {each: self.records.get(each) for each in service.channel_ids}
        for channel in self._of(PtvChannel):
            for service_id in channel.service_ids:
                found.setdefault(service_id, {})[channel.id] = channel
        return {
            service_id: [each for each in channels.values() if isinstance(each, PtvChannel)]
            for service_id, channels in found.items()
        }

    def _service(self, record, values, content, channels, connected):
        before = engine.stamp_of(content).get("channels", {}) if content is not None else {}
        present = content.channels or [] if content is not None else []
        if connected is not None:
            connected |= {channel.id for channel in channels}
        rows, kept = mapping.merged_channels(present, before, channels, connected)
        if rows or present:
            values = values | {"channels": rows}
        container = self._provider(record.organisation_id) if content is None else None
        title = content.title if content is not None else None
        stamp = {"channels": kept, "hash": _joint_hash([record, *channels])}
        self._change(record, "Service", values, content, container, stamp, title)

    def _provider(self, organisation_id):
        if organisation_id in self.providers:
            return self.providers[organisation_id]
        return by_ptv_id("ServiceProvider", organisation_id)

    def _homeless(self, connections):
        reached = {
            channel.id
            for service_id, channels in connections.items()
            for channel in channels
            if by_ptv_id("Service", service_id) is not None
        }
        ours = {service.id for service in self._of(PtvService)}
        for channel in self._of(PtvChannel):
            if channel.id not in reached and not ours & self._services_of(channel):
                self._note_homeless(channel)

    def _services_of(self, channel):
        named = {s.id for s in self._of(PtvService) if channel.id in s.channel_ids}
        return named | set(channel.service_ids)

    def _note_homeless(self, channel):
        if isinstance(channel, PtvLocation):
            return  # It is a point of its own.
        error = PtvError(
            "ptv_no_service",
            "None of the channel's services is in the portal or in this import.",
            "services",
            channel.file,
        )
        self.plan.findings.append(error.finding)

    def _change(self, record, portal_type, values, content, container, stamp=None, title=None):
        stamp = stamp or {"hash": record.payload_hash}
        if content is not None and engine.stamp_of(content) == stamp:
            # PTV has nothing newer, so what people have corrected here since stays.
            values = {}
        row = model.Record(
            portal_type,
            title or next(iter(record.names.values())),
            values,
            record.file,
            content=content,
            container=container,
            headings=_FIELDS,
            stamp=stamp,
            show=shown_hours,
        )
        change = self._examined(row, record)
        self.plan.changes.append(change)
        return change

    def _examined(self, row, record):
        container = row.container
        refused = isinstance(container, model.Change) and container.kind == model.REFUSED
        if row.content is None and (container is None or refused):
            error = PtvError(
                "ptv_no_provider",
                "Its organisation ${id} is neither in the portal nor in this import.",
                "organizations",
                record.file,
                id=record.organisation_id,
            )
            return model.refused(row, [error.finding])
        return engine.examine(row)


def plan(files):
    """Return the Plan of a package of PTV files: [(name, bytes)]."""
    return PtvImport(files).plan


def _by_business_id(business_id):
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="ServiceProvider"):
        provider = brain._unrestrictedGetObject()
        if provider.business_id == business_id and not provider.ptv_id:
            return provider
    return None


def _joint_hash(records):
    digests = "".join(sorted(record.payload_hash for record in records))
    return hashlib.sha256(digests.encode()).hexdigest()
