"""Between the web server and Zope: sees every answer, also those that Zope did not make.

In a PasteDeploy pipeline: call:etapalvelu.portal.monitoring.wsgi:make_filter
"""

from etapalvelu.portal.core.requestid import HEADER
from etapalvelu.portal.core.requestid import identify
from etapalvelu.portal.monitoring import logs
from etapalvelu.portal.monitoring import metrics
from etapalvelu.portal.monitoring.trace import KEY
from etapalvelu.portal.monitoring.trace import Trace
from time import perf_counter


def make_filter(app, global_conf):
    """Return the application with its requests counted, timed, named and logged."""
    logs.install()
    return Watched(app)


class Watched:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        trace = environ[KEY] = Trace(identify(environ))

        def respond(status, headers, exc_info=None):
            trace.status = int(status.split(" ", 1)[0])
            return start_response(status, [*headers, (HEADER, trace.id)], exc_info)

        began = perf_counter()
        try:
            # Zope has the whole answer ready when it returns; only files are read later.
            return self.app(environ, respond)
        finally:
            seconds = perf_counter() - began
            metrics.count(environ, trace, seconds)
            logs.write(environ, trace, seconds)
