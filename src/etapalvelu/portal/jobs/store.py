"""The jobs that are registered, and what is known of their runs."""

from etapalvelu.portal.jobs import rules
from etapalvelu.portal.jobs.interfaces import IJob
from etapalvelu.portal.jobs.records import JobState
from etapalvelu.portal.jobs.records import Schedule
from plone import api
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.i18nmessageid import Message

_KEY = "etapalvelu.portal.jobs"
_UNKNOWN = JobState()


def prepare():
    """Make the store once, when the profile is applied."""
    annotations = IAnnotations(api.portal.get())
    if _KEY not in annotations:
        annotations[_KEY] = Schedule()


def jobs():
    """Return (name, job) of all registered jobs, by name."""
    return sorted(getUtilitiesFor(IJob), key=lambda named: named[0])


def job(name):
    """Return the job with a name, or None."""
    return queryUtility(IJob, name)


def state(name):
    """Return what is known of a job's runs; only to read."""
    return schedule().states.get(name, _UNKNOWN)


def next_due(name, job):
    """Return the aware moment from which the job may run; None = at once."""
    if name in schedule().wishes:
        return None
    known = state(name)
    return rules.next_due(job.every, known.started, known.ended, known.failures, known.interrupted)


def is_overdue(name, job, now):
    """Tell whether a job waits for its run so long that somebody should look."""
    asked = schedule().wishes.get(name)
    return rules.is_overdue(asked or next_due(name, job), job.every, now)


def wish(name, now):
    """Have a job run as soon as a scheduler looks, whatever its rhythm."""
    schedule().wishes[name] = now


def wants_trace(name, job, now):
    """Tell whether a run that had nothing to do is worth a write all the same."""
    known = state(name)
    return bool(
        name in schedule().wishes
        or known.failures
        or known.ended is None
        or known.interrupted
        or now - known.ended > rules.IDLE_TRACE_EVERY
    )


def began(name, now):
    """Mark that a run begins. A beginning that never ended before it counts as a failure."""
    known = _writable(name)
    if known.interrupted:
        known.failures += 1
        known.failed_at = known.started
        known.failure = "Interrupted: the process ended in the middle"
    known.started = now


def succeeded(name, started, ended, sentence):
    """Write down a run that did its work."""
    known = _ended(name, started, ended)
    known.result = sentence if isinstance(sentence, Message) else sentence[: rules.LONGEST_MESSAGE]
    known.failures = 0


def failed(name, started, ended, error):
    """Write down a run that an exception ended."""
    known = _ended(name, started, ended)
    known.failures += 1
    known.failed_at = ended
    known.failure = rules.failure_text(error)


def beat(now, place):
    """Give a sign of life of the scheduler at `place`."""
    heartbeat = schedule().heartbeat
    heartbeat.at, heartbeat.place = now, place


def schedule():
    """Return the site's schedule."""
    return IAnnotations(api.portal.get())[_KEY]


def is_prepared():
    """Tell whether the site has a schedule: the profile is installed and upgraded."""
    return _KEY in IAnnotations(api.portal.get())


def _writable(name):
    states = schedule().states
    if name not in states:
        states[name] = JobState()
    return states[name]


def _ended(name, started, ended):
    known = _writable(name)
    known.started, known.ended = started, ended
    known.seconds = (ended - started).total_seconds()
    schedule().wishes.pop(name, None)
    return known
