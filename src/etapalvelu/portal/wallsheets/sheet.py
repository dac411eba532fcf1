"""The data of a sheet or a banner of one point, and the document made of them."""

from etapalvelu.portal.printing.typesetting import typeset
from etapalvelu.portal.wallsheets import words
from etapalvelu.portal.wallsheets.rules import BANNERS
from etapalvelu.portal.wallsheets.rules import COLOURS
from etapalvelu.portal.wallsheets.rules import PAPERS
from etapalvelu.portal.wallsheets.rules import breakable
from etapalvelu.portal.wallsheets.rules import margin
from io import BytesIO
from pathlib import Path

import segno

SHEETS = Path(__file__).with_name("sheets")
# Level M still reads when a corner of the wall sheet is dirty.
CORRECTION = "m"


def code(address):
    """Return the QR code of an address as SVG without a border."""
    made = segno.make(address, error=CORRECTION, micro=False)
    written = BytesIO()
    made.save(written, kind="svg", border=0, dark="#000", omitsize=True)
    return written.getvalue().decode()


def common(facts, address, language, colour):
    """Return what sheets and banners show alike. facts: of `store.facts`."""
    name = facts["name"]
    return {
        "language": language,
        "words": words.words(language),
        "point": breakable(facts),
        "colours": COLOURS[colour],
        "address": address.partition("://")[2],
        "code": code(address),
        "code_alt": words.code_alt(name, language),
        "ask": words.ask(facts["phone"], facts["website"], language),
        "title": f"{words.said(words.WORDS['headline'], language)}: {name}",
    }


def paper(facts, address, language, format="a3", colour="lake", bleed=False, marks=False):
    """Return a sheet as PDF; with marks it has bleed as well. address: what the code opens."""
    size = PAPERS[format]
    around, bleed_box = margin(marks, bleed)
    data = common(facts, address, language, colour) | {
        "width": size.width,
        "height": size.height,
        "around": around,
        "bleed": bleed_box or 0,
        "marks": marks,
    }
    return typeset(SHEETS / "point.typ", data, bleed=bleed_box)


def picture(facts, address, language, colour="lake"):
    """Return a small picture (PNG) of the A3 sheet, to look at before printing."""
    size = PAPERS["a3"]
    data = common(facts, address, language, colour) | {
        "width": size.width,
        "height": size.height,
        "around": 0,
        "bleed": 0,
        "marks": False,
    }
    return typeset(SHEETS / "point.typ", data, format="png", ppi=50)


def banner(facts, address, language, size, colour="lake"):
    """Return a banner for the web as PNG; size: a key of BANNERS."""
    wanted = BANNERS[size]
    data = common(facts, address, language, colour)
    data |= {"width": wanted.width, "height": wanted.height}
    # One point of the page becomes one pixel.
    return typeset(SHEETS / "banner.typ", data, format="png", ppi=72)
