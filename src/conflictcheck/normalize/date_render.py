"""Short spelling of a Moment: what was said, in one notation."""

from __future__ import annotations

from conflictcheck.model.value import Moment

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def render(m: Moment) -> str:
    """`2025-08-15`, `--09-05`, `Wednesday night`, `04:43`, `since 1951`, `1990..1995`; never empty."""
    text = _point(m)
    if m.to is not None:
        text = f"{text}..{_point(m.to)}"
    if m.recurring:
        text = f"every {text}"
    if m.approx:
        text = f"~{text}"
    return f"{m.bound} {text}" if m.bound else text


def _point(m: Moment) -> str:
    words = [w for w in (_calendar(m), _clock(m)) if w]
    if m.part and m.hour is None and not (m.grain == "quarter" and _counted(m)):
        words.append(m.part)
    return " ".join(words) or m.grain


def _counted(m: Moment) -> bool:
    """Said relative to the article's day, and resolved."""
    return bool(m.shift) and m.start is not None


def _calendar(m: Moment) -> str:
    if m.grain == "decade" and m.year is not None:
        return f"{m.year}s"
    if m.grain == "century" and m.start is not None:
        number = m.start.year // 100 + 1
        return f"{number}{'st' if number == 21 else 'th'} century"
    if _counted(m):
        return _resolved(m)
    dated = m.month is not None and m.day is not None
    if m.weekday is not None and not dated:
        said = [m.shift, _WEEKDAYS[m.weekday], _month(m)]
        return " ".join(w for w in said if w)
    return _month(m) or m.shift or ("weekend" if m.grain == "weekend" else "")


def _month(m: Moment) -> str:
    year = f"{m.year:04d}" if m.year is not None else ""
    if m.month is None:
        return year
    month = f"{year or '-'}-{m.month:02d}"
    return f"{month}-{m.day:02d}" if m.day is not None else month


def _resolved(m: Moment) -> str:
    """A relative moment that a base resolved is shown as the date that it is."""
    assert m.start is not None
    day = m.start.date().isoformat()
    if m.grain == "decade":
        return f"{m.start.year}..{m.start.year + 9}"
    if m.grain in ("year", "season"):
        return day[:4]
    if m.grain == "quarter":
        return f"{day[:4]} Q{(m.start.month + 2) // 3}"
    if m.grain in ("week", "weekend"):
        return f"{m.grain} of {day}"
    return day[:7] if m.grain == "month" else day


def _clock(m: Moment) -> str:
    if m.hour is None:
        return ""
    text = f"{m.hour:02d}:{m.minute or 0:02d}"
    return f"{text} {m.zone}" if m.zone and m.zone != "local" else text
