"""What the tests read in a PDF."""

from io import BytesIO

import pikepdf
import subprocess

MM = 25.4 / 72
# Hyphens of three kinds and the space without width.
_BETWEEN = "-\u00ad\u2010\u200b"


def opened(content):
    return pikepdf.open(BytesIO(content))


def box(page, name):
    """Return (left, bottom, width, height) of a page box in mm, rounded to tenths."""
    left, bottom, right, top = (float(each) * MM for each in getattr(page, name))
    return tuple(round(each, 1) for each in (left, bottom, right - left, top - bottom))


def structure(document):
    """Return (role, alternative text) of each structure element, in the order of reading."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for each in node:
                walk(each)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S).lstrip("/"), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node.K)

    walk(document.Root.StructTreeRoot)
    return found


def fonts(document):
    """Return {name of a font: whether its program is in the file}."""
    found = {}
    for page in document.pages:
        for font in page.resources.get("/Font", {}).values():
            described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = described.get("/FontDescriptor", {})
            found[str(font.BaseFont)] = any(
                key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
            )
    return found


def shown(content, folder):
    """Return the text of a PDF as a reader copies it."""
    path = folder / "shown.pdf"
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def flat(text):
    """Return text without spaces and hyphens, which lines may add."""
    return "".join(each for each in text if not each.isspace() and each not in _BETWEEN)
