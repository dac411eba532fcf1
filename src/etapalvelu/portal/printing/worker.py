"""One typesetting in a process of its own, which can run out of memory or time without harm.

Reads one JSON object from standard input and writes the bytes to standard output. Runs as a file,
without the package around it: `python -I worker.py`.
"""

from io import BytesIO
from pathlib import Path

import json
import pikepdf
import resource
import sys
import typst

POINTS_PER_MM = 72 / 25.4


def main():
    """Typeset what standard input says; the message of a failure goes to standard error."""
    order = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (order["memory"],) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"],) * 2)
    try:
        content = typeset(order)
    except typst.TypstError as error:
        sys.exit(f"{error.message} {error.diagnostic}")
    sys.stdout.buffer.write(content)


def typeset(order):
    """Return the bytes of the order's template filled with its data."""
    template = Path(order["template"])
    fonts = Path(order["fonts"])
    options = {"ppi": order["ppi"]} if order["format"] == "png" else {"pdf_standards": ["ua-1"]}
    content = typst.compile(
        template,
        root=template.parent,
        font_paths=[fonts] if fonts.is_dir() else [],
        ignore_system_fonts=fonts.is_dir(),
        sys_inputs={"data": json.dumps(order["data"], ensure_ascii=False)},
        format=order["format"],
        **options,
    )
    return content if order["bleed"] is None else with_bleed_box(content, order["bleed"])


def with_bleed_box(content, bleed):
    """Return the PDF with its BleedBox `bleed` mm around the TrimBox, inside the crop marks."""
    edge, written = bleed * POINTS_PER_MM, BytesIO()
    with pikepdf.open(BytesIO(content)) as document:
        for page in document.pages:
            left, bottom, right, top = (float(value) for value in page.trimbox)
            page.bleedbox = [left - edge, bottom - edge, right + edge, top + edge]
        document.save(written)
    return written.getvalue()


if __name__ == "__main__":
    main()
