"""SARIF 2.1.0 for code scanning: a result a finding, the other places linked from its message.

Standard: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01, 28 August 2023.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TextIO
from urllib.parse import quote

from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import ArticleInfo, Report, Skipped
from conflictcheck.report._base import Format, Look, Rule
from conflictcheck.report._places import Place, Region, by_id, places, relative
from conflictcheck.report._wording import LONGEST, short, verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "conflictcheckFinding/v1"
ROOT = "%SRCROOT%"
MOST_NAMED = 8
"""Other places named in a message; all of them are related locations."""


def render(report: Report, out: TextIO, look: Look) -> None:
    rules = _rules(report, look)
    index = {rule.name: i for i, rule in enumerate(rules)}
    articles = by_id(report)
    results = [_result(conflict, index[conflict.kind], articles, look.base) for conflict in report.conflicts]
    driver = {"name": "conflictcheck", "semanticVersion": report.version, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report, look.base)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The directory in which conflictcheck was started."}}},
        "newlineSequences": ["\r\n", "\n", "\r"],
        "columnKind": "utf16CodeUnits",
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    out.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _rules(report: Report, look: Look) -> tuple[Rule, ...]:
    """Those of the kinds that are known, then one for each kind that only the report names."""
    known = {rule.name for rule in look.rules}
    others = sorted({conflict.kind for conflict in report.conflicts} - known)
    return look.rules + tuple(Rule(name, f"a {name} differs", f"Articles disagree: {name}.") for name in others)


def _rule(rule: Rule) -> dict[str, Any]:
    first = rule.page.split("\n", 1)[0]
    return {
        "id": rule.name,
        "name": f"{rule.name.title().replace('-', '').replace('_', '')}Disagreement",
        "shortDescription": {"text": f"{rule.summary[:1].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": first},
        "help": {"text": _unmarked(rule.page), "markdown": rule.page},
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": ["contradiction"], "problem.severity": _severity(rule)},
    }


def _severity(rule: Rule) -> str:
    return "recommendation" if rule.level == "note" else rule.level


def _unmarked(markdown: str) -> str:
    """A manual page without the marks of headings, emphasis and code."""
    return re.sub(r"^#+ |[*`]", "", markdown, flags=re.MULTILINE)


def _result(conflict: Conflict, rule: int, articles: dict[str, ArticleInfo], base: str) -> dict[str, Any]:
    """The first claim of the first side is the place; every other claim is related, with ids from 1."""
    (first, *same), *others = places(conflict, articles, base)
    numbered = list(enumerate([*same, *(place for side in others for place in side)], 1))
    leads = [numbered[i] for i in _lead_indexes(len(same), others)]
    return {
        "ruleId": conflict.kind,
        "ruleIndex": rule,
        "level": conflict.level,
        "message": {"text": _message(conflict, first, leads)},
        "locations": [_location(first)],
        "relatedLocations": [{"id": number, **_location(place)} for number, place in numbered],
        "partialFingerprints": {FINGERPRINT: conflict.id},
        "rank": round(conflict.confidence * 100, 2),
        "properties": {"reason": conflict.reason, "confidence": round(conflict.confidence, 4), "about": conflict.about},
    }


def _lead_indexes(same: int, others: Sequence[Sequence[Place]]) -> list[int]:
    """Where in the list of related places each other side begins."""
    starts, start = [], same
    for side in others:
        starts.append(start)
        start += len(side)
    return starts


def _message(conflict: Conflict, first: Place, leads: Sequence[tuple[int, Place]]) -> str:
    links = [f"[{_plain(place.value)}]({number}) in {_plain(place.shown())}" for number, place in leads[:MOST_NAMED]]
    more = f" and {len(leads) - MOST_NAMED} more" if len(leads) > MOST_NAMED else ""
    said = f'{_plain(conflict.summary)}: "{_plain(first.value)}" here, {", ".join(links)}{more}.'
    return f"{said} {verdict(conflict).capitalize()}."


def _plain(text: str, longest: int = LONGEST) -> str:
    """Text of which nothing is taken for a link (section 3.11.6) or a placeholder (section 3.11.5)."""
    return re.sub(r"([\[\]\\])", r"\\\1", short(text, longest)).replace("{", "{{").replace("}", "}}")


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.file)}
    if place.region:
        physical["region"] = _region(place.region)
    if place.context:
        snippet = {"snippet": {"text": place.claim.sentence}}
        physical["contextRegion"] = {**_region(place.context), **snippet}
    # Where no line can be shown the message shows the sentence.
    sentence = "" if place.context else f": {_plain(place.claim.sentence, 300)}"
    return {"physicalLocation": physical, "message": {"text": f'"{_plain(place.value)}"{sentence}'}}


def _region(region: Region) -> dict[str, int]:
    numbers = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    return {name: number for name, number in numbers.items() if number is not None}


def _artifact(path: str) -> dict[str, str]:
    # Names of files that are no text come with surrogates, which a URI spells as the bytes that they stand for.
    return {"uri": quote(path.encode("utf-8", "surrogatepass")), "uriBaseId": ROOT}


def _invocation(report: Report, base: str) -> dict[str, Any]:
    failures = [_notification(skipped, base) for skipped in report.skipped if skipped.error]
    return {"executionSuccessful": not failures, "toolExecutionNotifications": failures}


def _notification(skipped: Skipped, base: str) -> dict[str, Any]:
    path = relative(skipped.path, base)
    return {
        "level": "error",
        "message": {"text": f"{_plain(path)} was not read: {_plain(skipped.reason)}."},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
    }


FORMAT = Format(
    "sarif", (".sarif", ".sarif.json"), render, "SARIF 2.1.0, for code scanning and editors", at_one_place=True
)
