"""Moves events from the inbox into the chain, checks the chain and shortens it."""

from etapalvelu.portal.audit import records
from etapalvelu.portal.audit import rules
from itertools import chain as join
from itertools import takewhile

SEGMENT = 128


def seal():
    """Move what waits in the inbox to the end of the chain; return how many lines.

    Only one may run at a time: a second one at the same moment gets a ConflictError.
    """
    log = records.log()
    texts = waiting()
    if texts:
        for slot in log.inbox:
            if slot.lines:
                slot.empty()
        _append(log, rules.seal(texts, *log.chain.end))
    return len(texts)


def _append(log, lines):
    if log.segments:
        last = log.segments.maxKey()
        kept = log.segments[last].lines()
        if len(kept) < SEGMENT:
            lines = kept + lines
            del log.segments[last]
    for start in range(0, len(lines), SEGMENT):
        part = lines[start : start + SEGMENT]
        outline = rules.outline(part)
        if not outline.actions <= log.chain.actions:
            log.chain.actions |= outline.actions
        log.segments[part[0].number] = records.Segment(part)
        log.index[part[0].number] = records.Summary(outline)
    log.chain.end = (lines[-1].number, lines[-1].hash)


def cut(before):
    """Remove the oldest lines from before a moment (ISO 8601, UTC); return their number.

    Whole segments only, so some older lines may stay for a while. The chain then begins at what
    the last removed line's hash was; the caller writes a line that says so.
    """
    log = records.log()
    old = _old(log, before)
    if not old:
        return 0
    start = log.chain.start[0]
    last = log.segments[old[-1]].lines()[-1]
    log.chain.start = (last.number, last.hash)
    for first in old:
        del log.segments[first]
        del log.index[first]
    return last.number - start


def due(before):
    """Return (number of lines that `cut` would remove, moment of the oldest or None)."""
    log = records.log()
    old = _old(log, before)
    if not old:
        return 0, None
    following = log.index.minKey(old[-1] + 1)
    return following - 1 - log.chain.start[0], min(log.index[first].oldest for first in old)


def _old(log, before):
    # Never the last segment: it is still being filled.
    firsts = list(log.index)[:-1]
    return list(takewhile(lambda first: log.index[first].newest < before, firsts))


def check(anchors=()):
    """Return a sentence for each place where the log is not what it was; [] when it is whole.

    anchors: (number, hash) of lines as somebody kept them elsewhere; those of lines that were cut
    prove nothing any more and are passed over.
    """
    log = records.log()
    unreadable, cuts, hashes = [], [], {}

    def lines():
        for first, segment in log.segments.items():
            try:
                found = segment.lines()
                known = log.index.get(first)
                sound = found[0].number == first and known is not None
                sound = sound and known.outline() == rules.outline(found)
            except Exception as error:
                found, sound = [], True
                unreadable.append(f"The lines from {first} on cannot be read: {error!r}")
            if not sound:
                unreadable.append(f"The index of the lines from {first} on does not fit them")
            for line in found:
                hashes[line.number] = line.hash
                if rules.is_cut(line.text):
                    cuts.append(line.text)
                yield line

    problems = list(rules.check(lines(), log.chain.start, log.chain.end)) + unreadable
    cuts += [text for text in waiting() if rules.is_cut(text)]
    first, start_hash = log.chain.start
    told = rules.read(cuts[-1]).details if cuts else {"last": 0, "hash": rules.START}
    if told != {"last": first, "hash": start_hash}:
        problems.append(f"No line says that the log was cut after line {first}, where it begins")
    for number, hash_ in anchors:
        if number > first and hashes.get(number) != hash_:
            problems.append(f"Line {number} is not the one whose hash was kept elsewhere")
    return problems


def waiting():
    """Return the texts of the inbox, oldest first."""
    found = join.from_iterable(slot.lines.values() for slot in records.log().inbox)
    return sorted(found, key=lambda text: rules.read(text).at)


def end():
    """Return (number, hash) of the last sealed line, which is worth keeping elsewhere."""
    return records.log().chain.end
