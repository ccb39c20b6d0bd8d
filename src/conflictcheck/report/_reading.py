"""A JSON report back into findings: what `report/json.py` writes, as far as findings go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from conflictcheck.model.conflict import LEVELS, Claim, Conflict, Evidence, Side
from conflictcheck.report._wording import REASONS
from conflictcheck.report.json import SCHEMA

T = TypeVar("T")


def conflicts_of(data: Any) -> tuple[Conflict, ...]:
    """The findings of a parsed report, in its order. Fields that are not known are left out.

    Raises ValueError, with a reason for people, for what is no report of this schema or not a whole one.
    """
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError(f"is not a report of schema {SCHEMA}")
    try:
        return tuple(_conflict(raw) for raw in _get(data, "conflicts", list))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"is not a whole report of schema {SCHEMA}") from error


def _conflict(raw: Any) -> Conflict:
    reason, level = _get(raw, "reason", str), _get(raw, "level", str)
    if reason not in REASONS or level not in LEVELS or not raw["id"]:
        raise ValueError("unknown reason or level, or no id")
    return Conflict(
        id=_get(raw, "id", str),
        kind=_get(raw, "kind", str),
        reason=reason,  # type: ignore[arg-type]
        level=level,
        confidence=float(_get(raw, "confidence", float)),
        summary=_get(raw, "summary", str),
        about=_get(raw, "about", str),
        sides=tuple(_side(side) for side in _get(raw, "sides", list)),
        evidence=tuple(
            Evidence(_get(item, "level", str), _get(item, "detail", str), float(_get(item, "weight", float)))
            for item in _get(raw, "evidence", list)
        ),
    )


def _side(raw: Any) -> Side:
    return Side(
        value=_get(raw, "value", str),
        normalized=_get(raw, "normalized", str),
        unit=_text_or_none(raw, "unit"),
        claims=tuple(_claim(claim) for claim in _get(raw, "claims", list)),
        # Reports of earlier versions do not say it.
        authority=raw.get("authority") is True,
    )


def _claim(raw: Any) -> Claim:
    return Claim(
        article=_get(raw, "article", str),
        path=_get(raw, "path", str),
        line=_get(raw, "line", int),
        column=_get(raw, "column", int),
        start=_get(raw, "start", int),
        end=_get(raw, "end", int),
        sentence=_get(raw, "sentence", str),
        sentence_start=_get(raw, "sentence_start", int),
        sentence_end=_get(raw, "sentence_end", int),
        speaker=_text_or_none(raw, "speaker"),
    )


def _get(raw: Mapping[str, Any], key: str, kind: type[T]) -> T:
    """Raises KeyError or TypeError."""
    value = raw[key]
    fits = isinstance(value, (int, float) if kind is float else kind) and not isinstance(value, bool)
    if not fits:
        raise TypeError(f"{key} is {value!r}")
    return value  # type: ignore[no-any-return]


def _text_or_none(raw: Mapping[str, Any], key: str) -> str | None:
    return None if raw.get(key) is None else _get(raw, key, str)
