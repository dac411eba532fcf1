"""A picture is opened far enough to know that it is one, and how much memory it will take."""

from etapalvelu.portal.core.problems import ProblemError
from PIL import Image

# An A3 page at 300 dots an inch has 17 million; a scaled copy takes 4 bytes of each.
MAX_PIXELS = 60_000_000


def check_picture(stream):
    """Raise ProblemError for a picture that cannot be read, or is too large to be unpacked.

    stream: binary, seekable. Only the head of the file is decoded.
    """
    stream.seek(0)
    try:
        with Image.open(stream, formats=("PNG", "JPEG", "GIF", "WEBP")) as picture:
            width, height = picture.size
    except Image.DecompressionBombError:
        width, height = MAX_PIXELS, MAX_PIXELS
    except (OSError, SyntaxError, ValueError) as broken:
        raise ProblemError("error_picture_broken", "The picture cannot be read.") from broken
    if width * height > MAX_PIXELS:
        raise ProblemError(
            "error_picture_too_large",
            "The picture has more than ${limit} million pixels. Make it smaller and try again.",
            limit=MAX_PIXELS // 1_000_000,
        )
