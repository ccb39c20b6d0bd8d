"""The report for other programs: schema `conflictcheck/report/1`, see docs/schema/report-1.schema.json.

Fields may be added within schema 1, never renamed or removed. Key order is fixed, so that the same report
gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, TextIO

from conflictcheck.model.conflict import LEVELS, Claim, Conflict
from conflictcheck.model.report import ArticleInfo, Report
from conflictcheck.report._base import Format, Look

SCHEMA = "conflictcheck/report/1"
DIGITS = 4
"""Decimals of confidences and weights: enough to rank by, few enough to be the same on every machine."""


def report_data(report: Report) -> dict[str, Any]:
    """The report as plain data, in the order in which it is written."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "articles": [_article(article) for article in report.articles],
        "conflicts": [conflict_data(conflict) for conflict in report.conflicts],
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in report.skipped],
        "notes": [{"where": note.where, "text": note.text} for note in report.notes],
        "suppressed": report.suppressed,
        "baselined": report.baselined,
        "summary": _summary(report),
    }


def conflict_data(conflict: Conflict) -> dict[str, Any]:
    """One finding as plain data; `pairs` writes the same."""
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "reason": conflict.reason,
        "level": conflict.level,
        "confidence": round(conflict.confidence, DIGITS),
        "summary": conflict.summary,
        "about": conflict.about,
        "sides": [
            {
                "value": side.value,
                "normalized": side.normalized,
                "unit": side.unit,
                "authority": side.authority,
                "claims": [_claim(claim) for claim in side.claims],
            }
            for side in conflict.sides
        ],
        "evidence": [
            {"level": evidence.level, "detail": evidence.detail, "weight": round(evidence.weight, DIGITS)}
            for evidence in conflict.evidence
        ],
    }


def _article(article: ArticleInfo) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "sentences": article.sentences,
        "words": article.words,
        "offsets": article.offsets,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "article": claim.article,
        "path": claim.path,
        "line": claim.line,
        "column": claim.column,
        "start": claim.start,
        "end": claim.end,
        "sentence": claim.sentence,
        "sentence_start": claim.sentence_start,
        "sentence_end": claim.sentence_end,
        "speaker": claim.speaker,
    }


def _summary(report: Report) -> dict[str, Any]:
    kinds = Counter(conflict.kind for conflict in report.conflicts)
    levels = Counter(conflict.level for conflict in report.conflicts)
    return {
        "articles": len(report.articles),
        "statements": report.statements,
        "compared": report.compared,
        "conflicts": len(report.conflicts),
        "by_kind": {kind: kinds[kind] for kind in sorted(kinds)},
        "by_level": {level: levels[level] for level in reversed(LEVELS)},
    }


def render(report: Report, out: TextIO, look: Look) -> None:
    out.write(json.dumps(report_data(report), ensure_ascii=False, indent=2) + "\n")


FORMAT = Format("json", (".json",), render, "everything, for other programs (schema 1)")
