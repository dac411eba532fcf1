"""Small files of each kind, made in memory."""

from PIL import Image

import io
import zipfile
import zlib


def picture(kind, width=2, height=2):
    stream = io.BytesIO()
    Image.new("RGB", (width, height)).save(stream, kind)
    return stream.getvalue()


def huge_png(side):
    """A PNG of a few bytes that says that it is side x side pixels."""
    head = b"IHDR" + side.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    chunk = (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    data = b"IDAT" + zlib.compress(b"")
    rest = (len(data) - 4).to_bytes(4, "big") + data + zlib.crc32(data).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + rest + b"\0\0\0\0IEND\xaeB`\x82"


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0\x00"
    b"\x00\x00\x00IEND\xaeB`\x82"
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = picture("JPEG")
# A GIF that would also be a script, if a browser believed it.
POLYGLOT = b"GIF89a/*\x02\x00" + b"*/=1;alert(1)//<script>alert(1)</script>"
# Two harmless strings that every scanner reports (eicar.org), apart so that none reports this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"


def archive_of(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, data in members.items():
            target.writestr(name, data)
    return stream.getvalue()


DOCX = archive_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})
DOCM = archive_of(
    {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<w:document/>",
        "word/vbaProject.bin": b"macro",
    }
)
ODT = archive_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
