"""Requests that never reach Zope: unknown host names, methods that nothing uses, bad paths."""

from urllib.parse import urlsplit

METHODS = ("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
VIRTUAL = "VirtualHostBase"


def known_hosts(environ):
    """Return the host names of the portal: PORTAL_ADDRESS, PORTAL_URL, PORTAL_HOSTS; lower case.

    environ: of the process. A name with a port is known with this port only.
    """
    hosts = {host.lower() for host in environ.get("PORTAL_HOSTS", "").split()}
    for name in ("PORTAL_ADDRESS", "PORTAL_URL"):
        hosts.add(urlsplit(environ.get(name, "")).hostname or "")
    return frozenset(hosts - {""} | set(LOCAL_HOSTS))


def refusal(environ, hosts):
    """Return (status, reason for the log) of a request that gets no further, or None.

    environ: of the request (PEP 3333); hosts: as from `known_hosts`.
    """
    if environ["REQUEST_METHOD"] not in METHODS:
        return 405, "method"
    try:
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8")
    except UnicodeError:
        return 400, "path is not UTF-8"
    if any(ord(character) < 32 or ord(character) == 127 for character in path):
        return 400, "control character in the path"
    named = [environ["HTTP_HOST"]] if environ.get("HTTP_HOST") else []
    before, virtual, after = path.partition(VIRTUAL)
    if virtual:
        # The web server in front writes it at the beginning; anywhere else a stranger did.
        if before != "/" or VIRTUAL in after:
            return 404, "virtual host in the path"
        named = after.split("/")[2:3]
    for host in named:
        if not is_known(host, hosts):
            return 400, "unknown host name"
    return None


def is_known(host, hosts):
    """Tell whether the value of a Host header names this portal."""
    host = host.strip().lower()
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdecimal():
        name = host
    return host in hosts or name in hosts


def is_secure(environ):
    """Tell whether the browser came by https, as the web server in front says it."""
    path = environ.get("PATH_INFO", "")
    return environ.get("wsgi.url_scheme") == "https" or path.startswith(f"/{VIRTUAL}/https/")
