"""The retention table and what it does to the data that the features hold."""

from datetime import timedelta
from etapalvelu.portal.privacy import rules
from etapalvelu.portal.privacy.interfaces import IPersonalData
from etapalvelu.portal.privacy.settings import PREFIX
from etapalvelu.portal.privacy.settings import IRetention
from plone.registry.interfaces import IRegistry
from zope.component import getUtilitiesFor
from zope.component import getUtility


def kinds():
    """Return {name: IPersonalData} of all features, by name."""
    return dict(sorted(getUtilitiesFor(IPersonalData)))


def table():
    """Return the Rows of the retention table, by name of the kind."""
    settings = _settings()
    return [_row(name, kind, settings) for name, kind in kinds().items()]


def row(name):
    """Return the Row of one kind."""
    return _row(name, kinds()[name], _settings())


def save(rows):
    """Store the table as the controller changed it; the audit log tells of each setting."""
    settings = _settings()
    settings.days = {row.kind: row.days for row in rows if row.days is not None}
    settings.actions = {row.kind: row.action for row in rows if row.days is not None}
    settings.grounds = {row.kind: row.ground for row in rows if row.ground}
    settings.confirmed = [row.kind for row in rows if row.confirmed]


def fill():
    """Write the defaults of kinds that the table does not have yet; safe to repeat."""
    settings = _settings()
    for row in table():
        if row.days is not None and row.kind not in settings.days:
            settings.days = {**settings.days, row.kind: row.days}
            settings.actions = {**settings.actions, row.kind: row.action}


def forecast(now):
    """Return the Forecasts of the dry run, without doing anything."""
    return [_forecast(row, kinds()[row.kind], now) for row in table() if row.days is not None]


def apply(name, now):
    """Do what the table says of one kind; return with how many records."""
    found = row(name)
    if found.days is None:
        return 0
    return kinds()[name].apply(rules.cutoff(found.days, now), now, found.action)


def _forecast(row, kind, now):
    today = kind.due(rules.cutoff(row.days, now))
    then = kind.due(rules.cutoff(row.days, now + timedelta(days=rules.AHEAD)))
    return rules.Forecast(row.kind, today.count, max(0, then.count - today.count), then.oldest)


def _row(name, kind, settings):
    if kind.days is None:
        days, action = None, ""
    else:
        days = settings.days.get(name, kind.days)
        action = settings.actions.get(name)
        # An action that the kind does not know any more would stop the whole run.
        action = action if action in kind.actions else kind.actions[0]
    return rules.Row(name, days, action, settings.grounds.get(name, ""), name in settings.confirmed)


def _settings():
    return getUtility(IRegistry).forInterface(IRetention, prefix=PREFIX)
