"""Headers of answers by what they carry (CSP level 3, RFC 6797, RFC 9111, OWASP ASVS 5 V3)."""

_BASE = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "frame-src": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "object-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
}


def policy(**changes):
    """Return a Content-Security-Policy: the strict one with `changes`, such as style_src=..."""
    merged = _BASE | {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in merged.items())


# Every page of ours, and every page that is read.
STRICT = policy()
# Plone's editor and widgets write style attributes and show files before they are sent.
EDITOR = policy(style_src="'self' 'unsafe-inline'", img_src="'self' data: blob:")
# Plone's and Zope's own administration, with scripts within the page.
ADMINISTRATION = policy(
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data: blob:",
    script_src="'self' 'unsafe-inline'",
)
# A file that is opened by itself may run nothing; a sandbox would break the readers of PDF.
FILE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

_DEVICES = ("camera", "microphone", "display-capture", "fullscreen")
_REFUSED = (
    "accelerometer",
    "autoplay",
    "bluetooth",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
# Video sessions need the camera, the microphone and the screen of this site's pages only.
PERMISSIONS = ", ".join(
    [f"{name}=(self)" for name in _DEVICES] + [f"{name}=()" for name in _REFUSED]
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
# One year, as browsers ask at least; `includeSubDomains` is for the owner of the domain to say.
TRANSPORT = "max-age=31536000"
CSP = "Content-Security-Policy"
FRAMED_BY_ALL = "frame-ancestors *"
# What tells a stranger which program of which version is at work.
TELLING = frozenset({"x-powered-by", "server", "via", "x-generator", "ms-author-via", "dav"})
PRIVATE_TYPES = ("text/html", "application/json", "application/problem+json")


def completed(headers, secure, path=""):
    """Return the headers of an answer, [(name, value)], with what it lacks and without leaks."""
    kept = [(name, value) for name, value in headers if name.lower() not in TELLING]
    present = {name.lower(): value for name, value in kept}
    kind = present.get("content-type", "").partition(";")[0].strip().lower()
    wanted = ALWAYS | {CSP: default_policy(kind, path)}
    if secure:
        wanted["Strict-Transport-Security"] = TRANSPORT
    if kind in PRIVATE_TYPES and "etag" not in present:
        wanted["Cache-Control"] = "no-store"
    if FRAMED_BY_ALL in present.get(CSP.lower(), ""):
        # The older header, which plone.protect sets, knows no such permission and would refuse.
        del wanted["X-Frame-Options"]
        kept = [(name, value) for name, value in kept if name.lower() != "x-frame-options"]
    missing = [(name, value) for name, value in wanted.items() if name.lower() not in present]
    return kept + missing


def default_policy(kind, path=""):
    """Return the policy for a MIME type when the page itself has not set one."""
    # Zope's management pages, which only an administrator of Zope is shown.
    if path.rpartition("/")[2].startswith("manage"):
        return ADMINISTRATION
    if kind in ("text/html", "application/xhtml+xml", ""):
        return STRICT
    if kind.endswith("json"):
        return DATA
    return FILE
