"""Entries of the file of suppressions, put in and taken out as text: what people wrote there stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from conflictcheck.errors import UserError
from conflictcheck.model.conflict import Conflict
from conflictcheck.policy.listed import TABLE, listed

LONGEST = 100
"""Characters of a summary in the comment above an entry."""


def entry(conflict: Conflict, reason: str) -> str:
    """The entry that suppresses one finding, below a comment that tells people which."""
    paths = dict.fromkeys(claim.path for side in conflict.sides for claim in side.claims)
    summary = conflict.summary if len(conflict.summary) <= LONGEST else f"{conflict.summary[:LONGEST]}…"
    told = _line(f"{conflict.kind}: {summary} ({', '.join(paths)})")
    return f"# {told}\n[[{TABLE}]]\nid = {_quoted(conflict.id)}\nreason = {_quoted(_line(reason))}\n"


def added(text: str, new: str, path: str, kinds: Sequence[str]) -> str:
    """The file's text with an entry at its end. Raises UserError where the file cannot take it."""
    eol = "\r\n" if "\r\n" in text else "\n"
    head = text if not text or text.endswith("\n") else text + eol
    whole = head + (eol if head.strip() else "") + new.replace("\n", eol)
    try:
        listed(whole, path, kinds)
    except UserError as error:
        listed(text, path, kinds)
        raise UserError(path, "no entry can be added", f"Write its entries as [[{TABLE}]] tables.") from error
    return whole


def removed(text: str, name: str) -> str:
    """The file's text without the entry of a finding's id; the same text where the entry does not stand as `entry`
    writes it."""
    form = (
        rf"(?m)(?:^[ \t]*\r?\n)?(?:^# [\w-]+: [^\r\n]*\)\r?\n)?^\[\[{TABLE}\]\]\r?\n"
        rf"id = {re.escape(_quoted(name))}\r?\nreason = \"(?:[^\"\\\r\n]|\\.)*\"[ \t]*(?:\r?\n|\Z)(?=\s*(?:[#\[]|\Z))"
    )
    return re.sub(form, "", text)


def _line(text: str) -> str:
    """One line without what TOML or a terminal cannot take."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
