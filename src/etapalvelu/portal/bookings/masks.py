"""Sets of ticks as the bits of one number: bit t stands for tick t of the day."""


def span(start, length):
    """Return the mask of `length` ticks from `start`; what lies before midnight is cut off."""
    length += min(start, 0)
    return ((1 << length) - 1) << max(start, 0) if length > 0 else 0


def startable(free, length):
    """Return the ticks from which `length` ticks in a row are free."""
    reach = 1
    while reach < length and free:
        step = min(reach, length - reach)
        free &= free >> step
        reach += step
    return free


def grid(every, ticks, first=0):
    """Return each `every`-th tick of a day with so many ticks, from `first` on."""
    mask = 0
    for tick in range(first, ticks, every):
        mask |= 1 << tick
    return mask


def ticks_in(mask):
    """Yield the ticks of a mask in order."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def spans_in(mask):
    """Yield (start, length) of each unbroken stretch of a mask in order."""
    while mask:
        start = (mask & -mask).bit_length() - 1
        rest = mask >> start
        length = (~rest & (rest + 1)).bit_length() - 1
        yield start, length
        mask &= ~span(start, length)
