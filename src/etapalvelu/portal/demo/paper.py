"""Makes the documents of the marketing templates, so that no binary files lie in the repository."""

from html import escape
from io import BytesIO
from PIL import Image
from PIL import ImageDraw
from PIL import ImageFont
from textwrap import wrap
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

ODT = "application/vnd.oasis.opendocument.text"
# The proportions of A3 and A4 are the same.
PICTURE_SIZE = (420, 594)
INK, PAPER, ACCENT = "#16294a", "#ffffff", "#d8e6f5"

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
    """Return a PNG as bytes that shows the page."""
    image = Image.new("RGB", PICTURE_SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, PICTURE_SIZE[0], 130), ACCENT)
    draw.multiline_text(
        (30, 35), "\n".join(wrap(heading, 20)), INK, ImageFont.load_default(30), spacing=8
    )
    text = "\n\n".join("\n".join(wrap(line, 38)) for line in lines)
    draw.multiline_text((30, 165), text, INK, ImageFont.load_default(18), spacing=6)
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()
