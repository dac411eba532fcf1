"""Data and a template file become a PDF/UA-1 document or a PNG picture, by Typst.

The data go in as JSON, never into the template's text: a template reads them with
`json(bytes(sys.inputs.data))`, and markup in them stays text.
"""

from etapalvelu.portal.printing.characters import printable
from pathlib import Path
from threading import BoundedSemaphore

import json
import subprocess
import sys

FONTS = Path(__file__).with_name("fonts")
WORKER = Path(__file__).with_name("worker.py")
MEMORY = 2 * 1024**3  # address space in octets; the worker maps far more than it fills
SECONDS = 20
# At once in one Zope process; others wait, so that a crowd cannot fill the machine.
_turns = BoundedSemaphore(2)


class TypesettingError(RuntimeError):
    """The template and the data gave nothing: a mistake in the template, or a limit was met."""


def typeset(template, data, format="pdf", ppi=144, bleed=None):
    """Return the bytes of the template file filled with the data (plain JSON values).

    format: "pdf" (tagged, PDF/UA-1, fonts embedded) or "png" (of the first page, ppi pixels an
    inch). bleed: mm around the TrimBox to be written as BleedBox, for pages whose crop marks lie
    outside it. Blocks for a fraction of a second, in a process of its own. Files that the
    template reads lie in its folder. Raises TypesettingError.
    """
    order = {
        "template": str(template),
        "data": printable(data, FONTS),
        "format": format,
        "ppi": ppi,
        "bleed": bleed,
        "fonts": str(FONTS),
        "memory": MEMORY,
        "seconds": SECONDS,
    }
    try:
        with _turns:
            done = subprocess.run(
                [sys.executable, "-I", str(WORKER)],
                input=json.dumps(order).encode(),
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise TypesettingError(f"{template}: took over {SECONDS} s") from error
    if done.returncode:
        message = done.stderr.decode(errors="replace")[-2000:]
        raise TypesettingError(f"{template}: {message or f'ended with {done.returncode}'}")
    return done.stdout
