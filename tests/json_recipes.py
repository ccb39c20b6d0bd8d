"""What each recipe of docs/json.md has to print, worked out from the report without jq."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def claims(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [claim for c in report["conflicts"] for side in c["sides"] for claim in side["claims"]]


def paths(conflict: dict[str, Any]) -> list[str]:
    return sorted({claim["path"] for side in conflict["sides"] for claim in side["claims"]})


def reasons(report: dict[str, Any]) -> list[str]:
    every = [c["reason"] for c in report["conflicts"]]
    return [f"{every.count(reason)} {reason}" for reason in sorted(set(every))]


def places(report: dict[str, Any]) -> list[str]:
    return [
        f"{claim['path']}:{claim['line']}:{claim['column']}: {c['summary']}"
        for c in report["conflicts"]
        for side in c["sides"]
        for claim in side["claims"]
    ]


def rows(report: dict[str, Any]) -> list[list[str]]:
    return [["id", "kind", "side", "value", "path", "line", "sentence"]] + [
        [c["id"], c["kind"], str(n), side["value"], claim["path"], str(claim["line"]), claim["sentence"]]
        for c in report["conflicts"]
        for n, side in enumerate(c["sides"], 1)
        for claim in side["claims"]
    ]


def by_pair(report: dict[str, Any]) -> list[str]:
    pair = [c["id"] for c in report["conflicts"] if len(paths(c)) == 2]
    return [f"{len(pair)} seeds/allies-commit.txt and seeds/paris-summit.txt: {' '.join(pair)}"] if pair else []


def beside(report: dict[str, Any]) -> list[str]:
    lines = []
    for c in report["conflicts"]:
        firsts = [side["claims"][0] for side in c["sides"]]
        lines += [c["summary"], *(f"  {first['path']}: {first['sentence']}" for first in firsts)]
    return lines


def of_article(report: dict[str, Any]) -> list[str]:
    return [f"{c['id']} {c['summary']}" for c in report["conflicts"] if "seeds/paris-summit.txt" in paths(c)]


def first_seen(conflict: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(claim["path"] for side in conflict["sides"] for claim in side["claims"]))


Wanted = Callable[[dict[str, Any]], list[Any]]
LINES: dict[str, Wanted] = {
    "How many of each reason": reasons,
    "Only errors, a line each": lambda r: [
        f"{c['kind']}: {c['summary']}" for c in r["conflicts"] if c["level"] == "error"
    ],
    "The places, as editors read them (`vim -q places.txt`)": places,
    "Each place once, to open all of them": lambda r: sorted({":".join(p.split(":")[:2]) for p in places(r)}),
    "By pair of articles, the most troubled pair first": by_pair,
    "What one article is part of": of_article,
    "Both sentences of each finding, side by side": beside,
    "What was said by somebody, and by whom": lambda r: [
        f"{claim['speaker']}: {claim['sentence']}" for claim in claims(r) if claim["speaker"]
    ],
    'Articles without a date, which "last week" needs': lambda r: [a["path"] for a in r["articles"] if not a["date"]],
    "What was not read": lambda r: [f"{s['path']}: {s['reason']}" for s in r["skipped"]],
    "What an earlier report did not have (`conflictcheck --baseline` does this without `jq`)": lambda r: [
        f"{c['id']} {c['summary']}" for c in r["conflicts"][:1]
    ],
    "Straight from a run, a finding a line": lambda r: [
        f"{c['kind']}\t{c['summary']}\t{' '.join(first_seen(c))}" for c in r["conflicts"]
    ],
}


WHOLE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "How many of each kind": lambda r: r["summary"]["by_kind"],
    "Only what is at least 60 % sure, still as JSON": lambda r: [c for c in r["conflicts"] if c["confidence"] >= 0.6],
    "Where an article disagrees with itself": lambda r: [c["id"] for c in r["conflicts"] if len(paths(c)) == 1],
}
OTHERS = {
    "A table for a spreadsheet, a row a place",
    "Fail a build on one kind, whatever else was found (the exit code is 1 when there is any)",
    "The three things that weigh most in each finding",
    "The pairs that conflict, out of a file of pairs",
}
