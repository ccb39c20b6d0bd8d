"""Compares clock times and parts of the day, in hours after midnight."""

from __future__ import annotations

from typing import Literal

from conflictcheck.model.value import Moment
from conflictcheck.normalize.date_words import calendar

Relation = Literal["equal", "within", "resolves", "approximation", "compatible", "differ", "incomparable"]

NEAR = 0.5
"""Reports of one moment are up to half an hour apart ..."""
NEAR_HEDGED = 1.5
"""... and up to an hour and a half when one says "about"."""


def says_clock(m: Moment) -> bool:
    return m.hour is not None or m.part in calendar()["parts"]


def hours(m: Moment) -> tuple[float, float] | None:
    """A clock time is a point, a range or a part of the day a stretch, which may pass 24."""
    if m.hour is not None:
        low = m.hour + (m.minute or 0) / 60
        if m.to is not None and m.to.hour is not None:
            high = m.to.hour + (m.to.minute or 0) / 60
            return low, high if high >= low else high + 24
        return low, low
    if m.part in calendar()["parts"]:
        low, high = calendar()["parts"][m.part]
        if high - low <= 1:  # noon and midnight are points
            return (low + high) / 2, (low + high) / 2
        return float(low), float(high)
    return None


def clock_relation(a: Moment, b: Moment) -> Relation | None:
    """None where one of the two says nothing about the time of day."""
    ha, hb = hours(a), hours(b)
    if ha is None or hb is None:
        return None
    if a.hour is not None and b.hour is not None and a.zone != b.zone:
        return _across_zones(a, b, ha, hb)
    return _stretches(a, b, ha, hb)


def _stretches(a: Moment, b: Moment, ha: tuple[float, float], hb: tuple[float, float]) -> Relation:
    gap, shift = min((_gap(ha, (hb[0] + s, hb[1] + s)), s) for s in (0, -24, 24))
    hb = (hb[0] + shift, hb[1] + shift)
    points = ha[0] == ha[1] and hb[0] == hb[1]
    hedged = a.approx or b.approx
    if gap > (NEAR_HEDGED if hedged else NEAR):
        return "differ"
    if ha == hb:
        return "approximation" if a.approx != b.approx else "equal"
    if points:
        return "approximation"
    if gap >= 0 and not (ha[0] <= hb[1] and hb[0] <= ha[1]):
        return "compatible"
    if not points and gap == 0 and (ha[1] == hb[0] or hb[1] == ha[0]) and ha[0] != ha[1] and hb[0] != hb[1]:
        return "differ"  # morning ends where the afternoon starts
    inside = (ha[0] <= hb[0] and hb[1] <= ha[1]) or (hb[0] <= ha[0] and ha[1] <= hb[1])
    return "within" if inside else "compatible"


def _gap(a: tuple[float, float], b: tuple[float, float]) -> float:
    return max(0.0, b[0] - a[1], a[0] - b[1])


def _across_zones(a: Moment, b: Moment, ha: tuple[float, float], hb: tuple[float, float]) -> Relation:
    """Times of two known zones are converted; an unnamed zone explains any difference of whole hours."""
    zones = calendar()["zones"]
    if a.zone in zones and b.zone in zones:
        found = [
            _stretches(a, b, (ha[0] - x, ha[1] - x), (hb[0] - y, hb[1] - y))
            for x in zones[a.zone]
            for y in zones[b.zone]
        ]
        return next((r for r in found if r != "differ"), "differ")
    plain = _stretches(a, b, ha, hb)
    if plain != "differ":
        return "within" if plain == "equal" else plain
    local = {"", "local"}
    if a.zone in local and b.zone in local:
        return "differ"
    whole = abs(ha[0] - hb[0] - round(ha[0] - hb[0])) < 1e-9
    known = next((z for z in (a.zone, b.zone) if z in zones), "")
    return "incomparable" if whole or known in ("GMT", "UTC") or not known else "differ"
