"""Where a result lies, as the paths of what is above it."""


def above(path, site):
    """Return the paths between a section and the content in it, from the top.

    path, site: paths of the content and of the site. The section itself, such as /points, is left
    out, because the kind of the result says it already.

    >>> above("/portal/providers/kela/tuki/card-fi", "/portal")
    ['/portal/providers/kela', '/portal/providers/kela/tuki']
    """
    steps = path.removeprefix(site).strip("/").split("/")
    return [f"{site}/{'/'.join(steps[:end])}" for end in range(2, len(steps))]
