"""Makes the documents of the marketing templates, so that no binary files lie in the repository."""

from html import escape
from io import BytesIO
from PIL import Image
from PIL import ImageDraw
from textwrap import wrap
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

ODT = "application/vnd.oasis.opendocument.text"
# The proportions of A3 and A4 are the same.
PICTURE_SIZE = (420, 594)
INK, GREY, PAPER, ACCENT = "#16294a", "#8a97ab", "#ffffff", "#d8e6f5"

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("text", "text"), ("manifest", "manifest"))
)


def document(heading, lines):
    """Return an OpenDocument text as bytes; equal input gives equal bytes."""
    body = f'<text:h text:outline-level="1">{escape(heading)}</text:h>'
    body += "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} '
        f'office:version="1.3"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", ODT), ("content.xml", "text/xml"))
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {_SPACES} '
        f'manifest:version="1.3">{entries}</manifest:manifest>'
    )
    data = BytesIO()
    with ZipFile(data, "w", ZIP_STORED) as archive:
        # The standard wants the type first, so that the file is known by its first bytes.
        for name, text in (
            ("mimetype", ODT),
            ("content.xml", content),
            ("META-INF/manifest.xml", manifest),
        ):
            archive.writestr(ZipInfo(name), text)
    return data.getvalue()


def picture(heading, lines):
    """Return a PNG as bytes: the page seen from so far that its words are bars.

    Letters would need a font that a fresh machine may lack; Pillow's own has no ä.
    """
    image = Image.new("RGB", PICTURE_SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, PICTURE_SIZE[0], 150), ACCENT)
    _bars(draw, 36, wrap(heading, 20), 22, INK)
    top = 190
    for line in lines:
        top = _bars(draw, top, wrap(line, 38), 9, GREY) + 16
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()


def _bars(draw, top, rows, height, colour):
    for row in rows:
        left = 36
        for word in row.split():
            width = len(word) * height * 0.55
            draw.rounded_rectangle((left, top, left + width, top + height), height / 3, colour)
            left += width + height * 0.6
        top += height * 2
    return top
