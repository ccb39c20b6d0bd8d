"""Which articles have changed since a commit, as git sees it. Git is only asked, never told to do anything."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from conflictcheck.errors import UserError
from conflictcheck.load.walk import STDIN, shown
from conflictcheck.model.conflict import Conflict
from conflictcheck.model.report import Report
from conflictcheck.policy.sides import arranged

OPTION = "--changed"


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs between a commit and the working tree. Paths are absolute, without links, as `load` shows them."""

    ref: str
    """As the user named it."""
    root: str
    """The top directory of the repository."""
    paths: frozenset[str]
    """Files, and directories of which git says only that they changed: submodules, repositories within."""


def changed_since(ref: str) -> Changed:
    """Everything that differs from where HEAD and `ref` parted: committed since, staged, edited, new.

    Ignored files count as unchanged. Before the first commit everything has changed since HEAD.

    Raises UserError when the working directory is in no git repository, `ref` names no commit, git is missing or
    refuses.
    """
    root = os.path.realpath(_root())
    names = {*_committed(ref), *_uncommitted()}
    return Changed(ref, shown(root), frozenset(shown(os.path.join(root, name)) for name in names))


def touching(report: Report, changed: Changed) -> tuple[Report, int]:
    """The report with only the findings that a changed article has a claim in, and how many of its articles have
    changed. Standard input counts as changed.

    Raises UserError when no article lies in the repository, since then nothing could ever be reported.
    """
    touched = _touched(report, changed)
    if report.articles and not any(_among(_places(article.path), {changed.root}) for article in report.articles):
        advice = "Run conflictcheck in the repository that holds the articles."
        raise UserError(OPTION, f"no article lies in the git repository {changed.root}", advice)
    kept = tuple(c for c in report.conflicts if any(k.article in touched for s in c.sides for k in s.claims))
    return replace(report, conflicts=kept), len(touched)


def changed_first(report: Report, changed: Changed) -> Report:
    """The report for formats that show a finding at one place: where it can be, that is in a changed article, since
    a pull request shows only remarks on those."""
    touched = _touched(report, changed)
    return replace(report, conflicts=tuple(_turned(conflict, touched) for conflict in report.conflicts))


def _touched(report: Report, changed: Changed) -> frozenset[str]:
    """The ids of the changed articles."""
    return frozenset(article.id for article in report.articles if _among(_places(article.path), changed.paths))


def _turned(conflict: Conflict, touched: frozenset[str]) -> Conflict:
    sides = tuple(
        replace(side, claims=tuple(sorted(side.claims, key=lambda claim: claim.article not in touched)))
        for side in conflict.sides
    )
    order = sorted(range(len(sides)), key=lambda i: sides[i].claims[0].article not in touched)
    sure = frozenset(i for i, side in enumerate(sides) if side.authority)
    return arranged(replace(conflict, sides=sides), order, sure)


def _places(path: str) -> tuple[PurePosixPath, ...]:
    """Where git may know an article's file: as a link, and as what the link leads to. Nowhere for standard input."""
    file, mark, number = path.rpartition("#")
    name = file if mark and number.isdigit() and not os.path.exists(path) else path
    if name == STDIN:
        return ()
    folder, base = os.path.split(os.path.abspath(name))
    link = os.path.join(os.path.realpath(folder), base)
    return tuple(PurePosixPath(shown(place)) for place in (link, os.path.realpath(link)))


def _among(places: Sequence[PurePosixPath], known: frozenset[str] | set[str]) -> bool:
    """Whether one of the places, or a directory above it, is known."""
    return not places or any(str(path) in known for place in places for path in (place, *place.parents))


def _root() -> str:
    try:
        return _git(["rev-parse", "--show-toplevel"])
    except _Refused as error:
        if "not a git repository" in str(error):
            advice = "Run it in the repository that holds the articles, or leave out --changed."
            raise UserError(OPTION, "the working directory is in no git repository", advice) from error
        raise _told(error) from error


def _uncommitted() -> list[str]:
    """Staged, edited and new files. Not from `git diff`, which writes the index anew where files were touched."""
    command = ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=none"]
    return [entry[3:] for entry in _listed(command)]


def _committed(ref: str) -> list[str]:
    """Files that commits have changed since HEAD and `ref` parted."""
    if ref == "HEAD" and not _knows("HEAD"):
        return []
    # A name that begins with a hyphen would be an option to git.
    if not ref or ref.startswith("-") or not _knows(ref):
        advice = "Name a branch, tag or commit that exists here; in CI fetch the whole history (fetch-depth: 0)."
        raise UserError(f"{OPTION} {ref}", "git knows no such commit", advice)
    try:
        # What others have changed on a branch since this one left it is not a change of ours.
        base = _git(["merge-base", ref, "HEAD"])
    except _Refused:
        # Histories that never meet, or a clone too shallow to show where: all that differs.
        base = f"{ref}^{{commit}}"
    return _listed(["diff-tree", "-r", "-z", "--name-only", "--no-renames", base, "HEAD", "--"])


def _knows(ref: str) -> bool:
    try:
        _git(["rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"])
    except _Refused:
        return False
    return True


def _listed(command: list[str]) -> list[str]:
    try:
        return [name for name in _git(command).split("\0") if name]
    except _Refused as error:
        raise _told(error) from error


class _Refused(Exception):
    """Git has failed; the text is its own first line."""


def _told(error: _Refused) -> UserError:
    return UserError(OPTION, f"git says: {error}".rstrip(". "), "Mend that, or leave out --changed.")


def _git(command: list[str]) -> str:
    """What git prints, names that are no UTF-8 kept as Python keeps them in paths. Raises UserError, _Refused."""
    import subprocess

    # No locks: a run must not hinder another git, nor write the index anew. English: its words are looked at.
    quiet = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(["git", *command], capture_output=True, stdin=subprocess.DEVNULL, env=quiet)
    except OSError as error:
        raise UserError(OPTION, "git is not to be found", "Install git, or leave out --changed.") from error
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        raise _Refused(said[0].removeprefix("fatal: ") if said else f"exit code {done.returncode}")
    return os.fsdecode(done.stdout).removesuffix("\n")
