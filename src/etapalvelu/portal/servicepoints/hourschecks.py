"""What is wrong with opening hours that somebody wrote."""

from etapalvelu.portal.core.problems import Problem
from etapalvelu.portal.servicepoints.rules import DAY
from etapalvelu.portal.servicepoints.rules import clock
from itertools import combinations


def problems(hours):
    """Return the Problems of the hours; an empty list means that they are sound."""
    found = []
    for period in hours.periods:
        found += _inverted("problem_hours_validity_inverted", period.valid_from, period.valid_to)
        for spans in period.days:
            found += _spans(spans)
    for exception in hours.exceptions:
        found += _inverted("problem_hours_exception_inverted", exception.first, exception.last)
        found += _spans(exception.spans)
    return found + _overlapping_periods(hours) + _overlapping_exceptions(hours)


def _inverted(msgid, first, last):
    if first is not None and last is not None and last < first:
        return [
            Problem(
                msgid,
                "The last day ${last} is before the first day ${first}.",
                {"first": first.isoformat(), "last": last.isoformat()},
            )
        ]
    return []


def _spans(spans):
    found = [
        Problem(
            "problem_hours_span_inverted",
            "The place would close at ${end}, which is not after its opening at ${start}.",
            {"start": clock(span.start), "end": clock(span.end)},
        )
        for span in spans
        if not 0 <= span.start < span.end <= DAY
    ]
    ordered = sorted(spans)
    for earlier, later in zip(ordered, ordered[1:], strict=False):
        if later.start < earlier.end:
            found.append(
                Problem(
                    "problem_hours_spans_overlap",
                    "The hours ${first} and ${second} overlap on the same day.",
                    {
                        "first": f"{clock(earlier.start)}-{clock(earlier.end)}",
                        "second": f"{clock(later.start)}-{clock(later.end)}",
                    },
                )
            )
    return found


def _overlapping_periods(hours):
    for limited in (True, False):
        chosen = [period for period in hours.periods if period.limited is limited]
        for one, other in combinations(chosen, 2):
            if _meet(one.valid_from, one.valid_to, other.valid_from, other.valid_to):
                return [
                    Problem(
                        "problem_hours_periods_overlap",
                        "Two periods of opening hours are in force on the same days.",
                    )
                ]
    return []


def _overlapping_exceptions(hours):
    for one, other in combinations(hours.exceptions, 2):
        if _meet(one.first, one.last, other.first, other.last):
            return [
                Problem(
                    "problem_hours_exceptions_overlap",
                    "Two exceptions to the opening hours fall on ${day}.",
                    {"day": max(one.first, other.first).isoformat()},
                )
            ]
    return []


def _meet(first, last, other_first, other_last):
    return (first is None or other_last is None or first <= other_last) and (
        other_first is None or last is None or other_first <= last
    )
