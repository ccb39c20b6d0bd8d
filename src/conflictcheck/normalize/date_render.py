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
    words = [w for w in (_weekday(m), _calendar(m), _clock(m)) if w]
    if m.part and m.hour is None:
        words.append(m.part)
    return " ".join(words) or m.shift or ("weekend" if m.grain == "weekend" else m.grain)


def _weekday(m: Moment) -> str:
    dated = m.month is not None and m.day is not None
    return _WEEKDAYS[m.weekday] if m.weekday is not None and not dated else ""


def _calendar(m: Moment) -> str:
    if m.grain == "decade":
        return f"{m.year}s"
    if m.grain == "century" and m.start is not None:
        return f"{m.start.year // 100 + 1}th century"
    year = f"{m.year:04d}" if m.year is not None else ""
    if m.month is None:
        return year or _resolved(m)
    month = f"{year or '-'}-{m.month:02d}"
    return f"{month}-{m.day:02d}" if m.day is not None else month


def _resolved(m: Moment) -> str:
    """A relative moment that a base resolved is shown as the date that it is."""
    if m.start is None or not m.shift or m.weekday is not None or m.to is not None:
        return "weekend" if m.grain == "weekend" else m.shift if m.start is None else ""
    if m.grain in ("year", "month"):
        return m.start.strftime("%Y" if m.grain == "year" else "%Y-%m")
    return m.start.date().isoformat()


def _clock(m: Moment) -> str:
    if m.hour is None:
        return ""
    text = f"{m.hour:02d}:{m.minute or 0:02d}"
    return f"{text} {m.zone}" if m.zone and m.zone != "local" else text
