"""What a reader chooses of a sheet, read strictly from the address."""

from etapalvelu.portal import _
from etapalvelu.portal.core.listing import parameters
from etapalvelu.portal.wallsheets.rules import COLOURS
from etapalvelu.portal.wallsheets.rules import LANGUAGES
from etapalvelu.portal.wallsheets.rules import PAPERS

FORMATS = (
    ("a3", _("sheet_format_a3", default="A3, wall sheet")),
    ("a4", _("sheet_format_a4", default="A4, for the door or the counter")),
)
LANGUAGE_TITLES = (
    ("fi", _("language_fi", default="Finnish")),
    ("sv", _("language_sv", default="Swedish")),
    ("en", _("language_en", default="English")),
)
COLOUR_TITLES = (
    ("lake", _("sheet_colour_lake", default="Blue")),
    ("forest", _("sheet_colour_forest", default="Green")),
    ("light", _("sheet_colour_light", default="White, saves ink")),
)
EDGES = (
    ("none", _("sheet_edge_none", default="To the edge of the paper: for your own printer")),
    ("bleed", _("sheet_edge_bleed", default="3 mm bleed: for a printing house")),
    ("marks", _("sheet_edge_marks", default="3 mm bleed and crop marks: for a printing house")),
)
_ACCEPTED = {
    "format": tuple(PAPERS),
    "language": LANGUAGES,
    "colour": tuple(COLOURS),
    "edge": ("none", "bleed", "marks"),
}


def chosen(form, name, default=None):
    """Return one choice of the address; anything unknown is the default, else the first one."""
    value = parameters.text(form, name)
    accepted = _ACCEPTED[name]
    return value if value in accepted else (default or accepted[0])


def order(values):
    """Return the settings of `sheet.paper` in {name of a choice: value}."""
    edge = values["edge"]
    return {
        "format": values["format"],
        "colour": values["colour"],
        "bleed": edge != "none",
        "marks": edge == "marks",
    }
