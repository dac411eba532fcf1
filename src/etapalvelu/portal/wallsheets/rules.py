"""Formats of sheets and banners, and how text is made to fit them. Lengths in mm."""

from dataclasses import dataclass

import re

LANGUAGES = ("fi", "sv", "en")
BLEED = 3
# Room around the bleed for the crop marks.
SLUG = 7
# Longer pieces without a space get places where they may be broken.
LONGEST_WORD = 24
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True)
class Paper:
    """A sheet of paper, upright."""

    id: str
    width: int
    height: int


@dataclass(frozen=True)
class Banner:
    """A picture for the web, in pixels."""

    width: int
    height: int

    @property
    def id(self):
        return f"{self.width}x{self.height}"


PAPERS = {paper.id: paper for paper in (Paper("a3", 297, 420), Paper("a4", 210, 297))}
# The usual sizes of IAB, and the picture of a link in social media.
BANNERS = {
    banner.id: banner
    for banner in (Banner(980, 400), Banner(1200, 630), Banner(728, 90), Banner(300, 250))
}
# Ground, text on it, accent. Contrast of text on its ground is over 7:1 in each.
COLOURS = {
    "lake": {"ground": "#0b4a5c", "text": "#ffffff", "accent": "#f6c453", "ink": "#0b2f3a"},
    "forest": {"ground": "#1f4d33", "text": "#ffffff", "accent": "#f6c453", "ink": "#12301f"},
    "light": {"ground": "#ffffff", "text": "#0b2f3a", "accent": "#0b5a6f", "ink": "#0b2f3a"},
}


def breakable(value):
    """Return the JSON value with places to break in words that no line could hold."""
    if isinstance(value, str):
        return _LONG_WORD.sub(lambda found: found[0] + ZERO_WIDTH_SPACE, value)
    if isinstance(value, dict):
        return {key: breakable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [breakable(each) for each in value]
    return value


def margin(marks, bleed):
    """Return (mm around the trimmed page, mm of BleedBox or None when the page ends there)."""
    if marks:
        return BLEED + SLUG, BLEED
    return (BLEED, BLEED) if bleed else (0, None)


def week_of(hours, day):
    """Return the period to print: without limits, else in force on the day, else coming, or None.

    hours: OpeningHours of the point.
    """
    standing = [period for period in hours.periods if not period.limited]
    now = [period for period in hours.periods if period.covers(day)]
    coming = sorted(
        (period for period in hours.periods if period.valid_from and period.valid_from > day),
        key=lambda period: period.valid_from,
    )
    return next(iter(standing or now or coming), None)
