"""`review`: look at the findings of a JSON report one by one and decide, with a key each."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conflictcheck.checking import text_of
from conflictcheck.cli_keys import END, Keys, keys, show
from conflictcheck.cli_output import check_writable, look_of_stdout, write_file
from conflictcheck.cli_run import suppressions_file
from conflictcheck.config import resolve
from conflictcheck.errors import UserError
from conflictcheck.policy.listed import listed
from conflictcheck.policy.listing import added, entry, removed
from conflictcheck.policy.review import SUFFIX, Kept, Review, begun, read, written
from conflictcheck.report._blocks import blocks, sentences
from conflictcheck.report._closing import plural
from conflictcheck.report._plain import CONTROL, printable
from conflictcheck.report._reading import conflicts_of

if TYPE_CHECKING:
    from conflictcheck.model.conflict import Conflict

ADVICE = "Write one with --output FILE.json."
BAR = "a accept  d dismiss  n next  b back  s sentences  w why  q quit  ? help\n"
END_BAR = "b back  q quit  ? help\n"
HELP = """\
  a  accept: it is a disagreement, to be mended; the articles stay as they are
  d  dismiss: both are right; asks why, and writes it to {file}
  n  next finding that is left (also: right, space, Enter)
  b  back to the finding before, to decide anew (also: left)
  s  sentences: all places with their whole sentences
  w  why it is a finding: what speaks for it and what against
  q  quit; the next review of {report} goes on here
"""
NAMES = {"right": "n", " ": "n", "enter": "n", "left": "b", "h": "?", END: "q"}
CLEAR = "\x1b[2J\x1b[H"
ASKED = "Why is it right as it stands? (Esc gives up) "


@dataclass(frozen=True, slots=True)
class Desk:
    """What a review works on; it does not change while it lasts."""

    report: str
    findings: tuple[Conflict, ...]
    raw: tuple[dict[str, Any], ...]
    """The same findings as the report writes them."""
    ignored: str
    """The file of suppressions."""
    kinds: tuple[str, ...]

    @property
    def state(self) -> str:
        return self.report + SUFFIX


def run_review(report: str, config_file: str | None) -> int:
    """0 when the review was ended, decided or not. Raises UserError for files that cannot be read or written and for
    a key that a script has wrong, KeyboardInterrupt after the place is written down."""
    from conflictcheck.kinds import kind_names

    ignored = suppressions_file(resolve({}, file=config_file))
    desk = _desk(report, ignored, tuple(kind_names()))
    if not desk.findings:
        show(f"{printable(report)} holds no findings.\n")
        return 0
    check_writable(desk.state)
    check_writable(ignored)
    kept = read(text_of(desk.state, "See to it that it can be read."), desk.state) if _is_there(desk.state) else Kept()
    review = begun([finding.id for finding in desk.findings], kept, _dismissed(desk))
    with keys() as source:
        review = _loop(desk, review, kept, source)
    show(_farewell(desk, review))
    return 0


def _loop(desk: Desk, review: Review, kept: Kept, source: Keys) -> Review:
    """Screen after screen until somebody has had enough."""
    shown = _screen(desk, review, "", source)
    try:
        while show(shown):
            pressed = source.key()
            key = NAMES.get(pressed, pressed)
            if key == "q":
                break
            before = review
            review, note = _pressed(desk, review, key, source)
            # What is told of the finding goes below it, what became of it above the next.
            shown = _screen(desk, review, note, source) if review != before else note + _bar(review, source)
            if review.accepted != kept.accepted:
                kept = _keep(desk, review, kept)
    finally:
        _keep(desk, review, kept)
    return review


def _pressed(desk: Desk, review: Review, key: str, source: Keys) -> tuple[Review, str]:
    """The review after a key, and what there is to say about it."""
    if key == "?":
        return review, "\n" + HELP.format(file=printable(desk.ignored), report=printable(desk.report)) + "\n"
    if key == "b":
        return review.back(), ""
    if review.at < len(review.ids):
        if key == "n":
            after = review.forward()
            return after, "No other finding is left.\n" if after.at == review.at else ""
        if key == "s":
            return review, f"{sentences(desk.findings[review.at], look_of_stdout(None))}\n"
        if key == "w":
            return review, _why(desk, review)
        if key == "a":
            _unlist(desk, review.ids[review.at])
            return review.accept().forward(), "Accepted.\n"
        if key == "d":
            return _dismiss(desk, review, source)
    return review, _refused(source, f'"{printable(key)}" is no key here', "Keys: a, d, n, b, s, w, q and ? for help.")


def _dismiss(desk: Desk, review: Review, source: Keys) -> tuple[Review, str]:
    given = source.text(ASKED)
    if given is None and not source.scripted:
        return review, "Not dismissed.\n"
    reason = printable(given or "")
    if not reason:
        advice = "Write it behind the d." if source.scripted else "Press d again and say why."
        return review, _refused(source, "a finding is dismissed with a reason only", advice)
    finding = desk.findings[review.at]
    _unlist(desk, finding.id)
    text = text_of(desk.ignored, ADVICE) if _is_there(desk.ignored) else ""
    _write(desk.ignored, added(text, entry(finding, reason), desk.ignored, desk.kinds))
    return review.dismiss(reason).forward(), f"Dismissed; written to {printable(desk.ignored)}.\n"


def _unlist(desk: Desk, name: str) -> None:
    """Take the finding's own entry out of the file of suppressions. Raises UserError where somebody has edited it."""
    if name not in _dismissed(desk):
        return
    text = removed(text_of(desk.ignored, ADVICE), name)
    for suppression in listed(text, desk.ignored, desk.kinds):
        if suppression.id == name:
            raise UserError(suppression.where, f"the entry of {name} has been edited", "Change it there.")
    _write(desk.ignored, text)


def _refused(source: Keys, reason: str, advice: str) -> str:
    """Told to somebody who sits there; a script has ended."""
    if source.scripted:
        raise UserError(f"standard input, line {source.number}", reason, advice)
    return f"{reason[0].upper()}{reason[1:]}. {advice}\n"


def _screen(desk: Desk, review: Review, note: str, source: Keys) -> str:
    above = f"{CLEAR if source.single else ''}{note}{chr(10) * bool(note)}"
    if review.at == len(review.ids):
        return f"{above}{_tally(review)}\n\n{_bar(review, source)}"
    finding = desk.findings[review.at]
    state = f"Finding {review.at + 1:,} of {len(review.ids):,}, {len(review.left):,} left"
    if finding.id in review.dismissed:
        state += f", dismissed: {printable(review.dismissed[finding.id])}"
    elif finding.id in review.accepted:
        state += ", accepted"
    return f"{above}{state}\n\n{blocks([finding], look_of_stdout(None))}{_bar(review, source)}"


def _bar(review: Review, source: Keys) -> str:
    if source.scripted:
        return ""
    return BAR if review.at < len(review.ids) else END_BAR


def _why(desk: Desk, review: Review) -> str:
    from conflictcheck.explain.waterfall import waterfall

    drawn = waterfall(desk.raw[review.at], min(look_of_stdout(None).width, 100))
    return CONTROL.sub(" ", drawn) + "\n"


def _tally(review: Review) -> str:
    names = set(review.ids)
    accepted, dismissed = len(names & review.accepted - review.dismissed.keys()), len(names & review.dismissed.keys())
    what = f"{accepted:,} accepted, {dismissed:,} dismissed, {len(review.left):,} left"
    return f"{plural(len(review.ids), 'finding')}: {what}."


def _farewell(desk: Desk, review: Review) -> str:
    more = f" Go on with: conflictcheck review {printable(desk.report)}" if review.left else ""
    return f"{_tally(review)}{more}\n"


def _desk(path: str, ignored: str, kinds: tuple[str, ...]) -> Desk:
    try:
        data = json.loads(text_of(path, ADVICE))
    except (ValueError, RecursionError) as error:
        raise UserError(path, "is not JSON", ADVICE) from error
    try:
        findings = conflicts_of(data)
    except ValueError as error:
        raise UserError(path, str(error), ADVICE) from error
    return Desk(path, findings, tuple(data["conflicts"]), ignored, kinds)


def _dismissed(desk: Desk) -> Mapping[str, str]:
    """Reasons by the ids that the file of suppressions holds."""
    if not _is_there(desk.ignored):
        return {}
    found = listed(text_of(desk.ignored, ADVICE), desk.ignored, desk.kinds)
    return {s.id: s.reason for s in found if s.id and not (s.values or s.paths)}


def _keep(desk: Desk, review: Review, kept: Kept) -> Kept:
    if review.kept() != kept:
        _write(desk.state, written(review.kept()))
    return review.kept()


def _is_there(path: str) -> bool:
    return os.path.lexists(path)


def _write(path: str, text: str) -> None:
    write_file(path, text.encode("utf-8", "backslashreplace"))
