"""Logs as lines of JSON, when PORTAL_LOG is "json" in the environment of the process."""

from datetime import UTC
from datetime import datetime
from etapalvelu.portal.core.requestid import request_id
from zope.globalrequest import getRequest

import json
import logging
import os

SWITCH = "PORTAL_LOG"
# Logger of the access log in every wsgi.ini; a filter of `access` hides the secrets of links there.
ACCESS_LOGGER = "wsgi"


def wanted():
    return os.environ.get(SWITCH) == "json"


def install():
    """Give the process's log handlers the JSON format; safe to repeat."""
    if not wanted():
        return
    access = logging.getLogger(ACCESS_LOGGER)
    for handler in (*logging.getLogger().handlers, *access.handlers):
        handler.setFormatter(JsonFormatter())
    access.setLevel(logging.INFO)
    if not any(isinstance(known, OnlyOurs) for known in access.filters):
        access.addFilter(OnlyOurs())


def write(environ, trace, seconds):
    """Write one line for a request: neither its query nor the name of its person."""
    if not wanted():
        return
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "request_id": trace.id,
        "user": trace.user,
        "method": environ.get("REQUEST_METHOD", ""),
        "path": environ.get("PATH_INFO", ""),
        "view": trace.view,
        "status": trace.status,
        "seconds": round(seconds, 4),
    }
    logging.getLogger(ACCESS_LOGGER).info("%s", json.dumps(line, ensure_ascii=False))


class OnlyOurs(logging.Filter):
    """Drops the plain line that Paste's translogger writes for the same request."""

    def filter(self, record):
        return record.getMessage().startswith("{")


class JsonFormatter(logging.Formatter):
    """One line of JSON for each record, with the request in which it was made."""

    def format(self, record):
        message = record.getMessage()
        if record.name == ACCESS_LOGGER:
            return message
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message,
        }
        request = getRequest()
        if getattr(request, "environ", None) is not None:
            line["request_id"] = request_id(request)
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
