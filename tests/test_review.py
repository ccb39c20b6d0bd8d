"""`conflictcheck review` on real reports: scripted, and with real keys in a real terminal."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.review_terminal import Terminal

from conflictcheck.cli import run
from conflictcheck.policy.listing import added, removed

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
STORIES = {
    "toll": "The flood in Valencia killed {} people on Monday, the regional government said.",
    "fine": "The court in Dublin fined the airline {} million euros over late refunds, its spokesman said.",
    "jobs": "The shipyard in Gdansk will cut {} jobs in its paint shop, the union said on Tuesday.",
}
IGNORED, STATE = "conflictcheck-ignore.toml", "report.json.review"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles that disagree three times, and the report of that."""
    folder = tmp_path_factory.mktemp("desk")
    for name, text in STORIES.items():
        (folder / f"{name}-a.txt").write_text(text.format(26) + "\n", "utf-8")
        (folder / f"{name}-b.txt").write_text(text.format(41) + "\n", "utf-8")
    here = os.getcwd()
    os.chdir(folder)
    try:
        assert run([".", "--output", "report.json"]) == 1
    finally:
        os.chdir(here)
    assert len(json.loads((folder / "report.json").read_text("utf-8"))["conflicts"]) == 3
    return folder


@pytest.fixture(autouse=True)
def desk(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, and work in it."""
    shutil.copytree(made, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


class Piped:
    """`conflictcheck review` with lines on standard input."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capfd = monkeypatch, capfd

    def __call__(self, lines: str, *args: str, report: str = "report.json") -> tuple[int, str, str]:
        """The exit code, what was shown and what was said."""
        self._capfd.readouterr()
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
        code = run(["review", report, *args])
        shown, said = self._capfd.readouterr()
        return code, shown, said


@pytest.fixture
def review(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Piped:
    return Piped(monkeypatch, capfd)


def conflicts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path("report.json").read_text("utf-8"))["conflicts"]
    return found


def ids() -> list[str]:
    return [conflict["id"] for conflict in conflicts()]


def entries() -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads(Path(IGNORED).read_text("utf-8")).get("ignore", [])
    return found


def checked(capfd: pytest.CaptureFixture[str], *paths: str) -> dict[str, Any]:
    capfd.readouterr()
    run([*paths, "--format", "json"])
    report: dict[str, Any] = json.loads(capfd.readouterr().out)
    return report


def test_what_is_dismissed_is_gone_at_the_next_check(review: Piped, capfd: pytest.CaptureFixture[str]) -> None:
    """On the seeds, from the report to the next run."""
    shutil.copytree(SEEDS, "seeds")
    run(["seeds", "--output", "report.json"])
    first, *others = ids()
    assert others
    code, shown, said = review('d "A" and\tB are two \\ meetings – not one.\nq\n')
    assert (code, said) == (0, "")
    assert f"Dismissed; written to {IGNORED}." in shown
    assert entries() == [{"id": first, "reason": '"A" and B are two \\ meetings – not one.'}]

    report = checked(capfd, "seeds")
    assert [conflict["id"] for conflict in report["conflicts"]] == others
    assert report["suppressed"] == 1


def test_one_finding_at_a_time_with_its_sides_marked(review: Piped) -> None:
    code, shown, _ = review("")
    assert code == 0
    first = conflicts()[0]
    assert shown.startswith("Finding 1 of 3, 3 left\n")
    assert "[26]" in shown
    assert "[41]" in shown
    assert [name in shown for name in ids()] == [True, False, False]
    assert first["sides"][0]["claims"][0]["path"] in shown
    assert shown.endswith("3 findings: 0 accepted, 0 dismissed, 3 left. Go on with: conflictcheck review report.json\n")


def test_it_goes_on_where_it_stopped(review: Piped) -> None:
    first, second, third = ids()
    review("a\nn\nq\n")
    assert json.loads(Path(STATE).read_text("utf-8")) == {
        "schema": "conflictcheck/review/1",
        "at": third,
        "accepted": [first],
    }
    _, shown, _ = review("d old\nq\n")
    assert shown.startswith("Finding 3 of 3, 2 left\n")
    assert "Finding 2 of 3, 1 left" in shown
    _, shown, _ = review("a\n")
    assert second in shown
    assert "3 findings: 2 accepted, 1 dismissed, 0 left.\n" in shown
    assert "Go on" not in shown
    code, shown, _ = review("q\n")
    assert (code, shown.splitlines()[0]) == (0, "3 findings: 2 accepted, 1 dismissed, 0 left.")
    assert [entry["id"] for entry in entries()] == [third]


def test_a_review_that_only_looked_leaves_nothing_behind(review: Piped) -> None:
    before = sorted(os.listdir())
    review("w\n?\nb\nq\n")
    assert sorted(os.listdir()) == before


def test_a_later_report_keeps_what_was_accepted(review: Piped) -> None:
    first, *_ = ids()
    review("a\n")
    Path("toll-c.txt").write_text("The mayor of Graz opened a bridge.\n", "utf-8")
    run([".", "--output", "report.json"])
    assert first in ids()
    _, shown, _ = review("")
    assert "2 left" in shown.splitlines()[0]


@pytest.mark.parametrize("lines", ["d\n\nq\n", "d\nq\n", "d \nq\n", "d", "d   \n", "d \x07\x1b\nq\n"])
def test_no_reason_no_dismissal(lines: str, review: Piped) -> None:
    code, _, said = review(lines)
    assert code == 2
    assert said.startswith("conflictcheck: standard input, line 1: ")
    assert "with a reason only" in said
    assert not Path(IGNORED).exists()


def test_a_wrong_key_ends_a_script_and_keeps_what_was_decided(review: Piped) -> None:
    code, _, said = review("a\nyes\nq\n")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith('conflictcheck: standard input, line 2: "yes" is no key here.')
    assert json.loads(Path(STATE).read_text("utf-8"))["accepted"] == ids()[:1]


def test_back_and_decided_anew(review: Piped) -> None:
    first, second, _ = ids()
    _, shown, _ = review("d mistaken\nb\na\nb\nd after all\nq\n")
    assert "Finding 1 of 3, 2 left, dismissed: mistaken" in shown
    assert "Finding 1 of 3, 2 left, accepted" in shown
    assert [(entry["id"], entry["reason"]) for entry in entries()] == [(first, "after all")]
    review("b\nd said better\nb\na\nd other\nq\n")
    assert [(entry["id"], entry["reason"]) for entry in entries()] == [(second, "other")]
    assert json.loads(Path(STATE).read_text("utf-8"))["accepted"] == [first]


def test_at_the_end_one_can_go_back(review: Piped) -> None:
    _, shown, _ = review("a\na\na\nb\nd no, it is right\nq\n")
    assert "3 findings: 3 accepted, 0 dismissed, 0 left." in shown
    assert shown.endswith("3 findings: 2 accepted, 1 dismissed, 0 left.\n")
    code, _, said = review("a\n")
    assert code == 2
    assert "no key here" in said


def test_next_comes_round_and_tells_when_there_is_no_other(review: Piped) -> None:
    first, second, third = ids()
    _, shown, _ = review("n\nn\nn\nq\n")
    assert [shown.index(name) for name in (first, second, third)] == sorted(shown.index(n) for n in ids())
    assert shown.count("Finding 1 of 3") == 2
    _, shown, _ = review("a\na\nn\n")
    assert "No other finding is left." in shown


def test_help_names_the_keys_and_why_shows_the_evidence(review: Piped) -> None:
    _, shown, _ = review("?\nw\n")
    assert IGNORED in shown
    for key in ("  a  ", "  d  ", "  n  ", "  b  ", "  s  ", "  w  ", "  q  "):
        assert key in shown
    assert "The evidence adds up to" in shown


def test_all_places_with_their_whole_sentences(review: Piped) -> None:
    things = "walls, sheds, fences, bridges, barns, wells, poles, gates, benches, lamps, kiosks, signs, trees and roofs"
    told = "The flood in Valencia killed {} people on Monday, the regional government said, after the water had carried"
    told += f" off {things}, and left the streets below the old town full of mud and rubble and broken furniture."
    Path("news").mkdir()
    for name, toll in (("a", 26), ("b", 26), ("c", 41)):
        Path(f"news/{name}.txt").write_text(told.format(toll) + "\n", "utf-8")
    run(["news", "--kinds", "number", "--output", "report.json"])
    assert len(ids()) == 1
    _, shown, _ = review("s\n")
    short, _, whole = shown.partition(f"{ids()[0]}\n")
    assert "…" in short
    assert " ".join(whole.split()).count(told.format("[26]")) == 2
    assert " ".join(whole.split()).count(told.format("[41]")) == 1
    assert all(f"news/{name}.txt:1:" in whole for name in "abc")


def test_a_file_of_suppressions_keeps_what_people_wrote(review: Piped) -> None:
    theirs = '# ours\r\n[[ignore]]\r\nid = "0000"  # kept\r\nreason = "old"'
    Path(IGNORED).write_bytes(theirs.encode())
    review("d new\nb\na\nd second\nq\n")
    text = Path(IGNORED).read_bytes().decode()
    assert text.startswith(theirs + "\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert [(entry["id"], entry["reason"]) for entry in entries()] == [("0000", "old"), (ids()[1], "second")]


def test_an_entry_that_somebody_edited_is_left_to_them(review: Piped) -> None:
    review("d new\n")
    edited = Path(IGNORED).read_text("utf-8") + 'kind = "number"\n'
    Path(IGNORED).write_text(edited, "utf-8")
    code, shown, said = review("b\na\n")
    assert "dismissed: new" in shown
    assert code == 2
    assert said.startswith(f"conflictcheck: {IGNORED}:")
    assert "has been edited. Change it there." in said
    assert Path(IGNORED).read_text("utf-8") == edited


def test_an_entry_removed_by_hand_is_to_be_decided_again(review: Piped) -> None:
    review("d new\na\na\n")
    Path(IGNORED).unlink()
    _, shown, _ = review("")
    assert shown.startswith("Finding 1 of 3, 1 left\n")


def test_a_file_that_cannot_take_an_entry_is_named(review: Piped) -> None:
    Path(IGNORED).write_text('ignore = [{ id = "0000", reason = "old" }]\n', "utf-8")
    code, _, said = review("d new\n")
    assert (code, said) == (
        2,
        f"conflictcheck: {IGNORED}: no entry can be added. Write its entries as [[ignore]] tables.\n",
    )
    assert Path(IGNORED).read_text("utf-8") == 'ignore = [{ id = "0000", reason = "old" }]\n'


def test_the_file_that_the_configuration_names(review: Piped, capfd: pytest.CaptureFixture[str]) -> None:
    Path("conf").mkdir()
    Path("conf/c.toml").write_text('suppressions = "right.toml"\n', "utf-8")
    assert review("d new\n", "--config", "conf/c.toml")[0] == 0
    assert not Path(IGNORED).exists()
    assert "new" in Path("conf/right.toml").read_text("utf-8")
    capfd.readouterr()
    run([".", "--config", "conf/c.toml", "--format", "json"])
    assert json.loads(capfd.readouterr().out)["suppressed"] == 1


def test_files_are_written_whole_or_not_at_all(review: Piped, monkeypatch: pytest.MonkeyPatch) -> None:
    review("d first\na\n")
    before = Path(IGNORED).read_bytes(), Path(STATE).read_bytes()

    def full(source: str, destination: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    code, _, said = review("d second\n")
    assert (code, said) == (2, f"conflictcheck: {IGNORED}: No space left on device. Write it elsewhere.\n")
    assert (Path(IGNORED).read_bytes(), Path(STATE).read_bytes()) == before
    assert not [name for name in os.listdir() if name.endswith(".tmp")]


BROKEN = {
    "is not JSON": ["", "{", '{"schema": ', "[" * 100_000],
    "is not a report of schema conflictcheck/report/1": [
        "[]",
        "{}",
        '{"schema": "conflictcheck/report/2", "conflicts": []}',
        '{"version": "2.1.0", "runs": []}',
    ],
    "is not a whole report of schema conflictcheck/report/1": [
        '{"schema": "conflictcheck/report/1"}',
        '{"schema": "conflictcheck/report/1", "conflicts": {}}',
        '{"schema": "conflictcheck/report/1", "conflicts": [1]}',
        '{"schema": "conflictcheck/report/1", "conflicts": [{"id": "x"}]}',
    ],
}


@pytest.mark.parametrize(("reason", "text"), [(r, t) for r, texts in BROKEN.items() for t in texts])
def test_what_is_no_report(reason: str, text: str, review: Piped) -> None:
    Path("other.json").write_text(text, "utf-8")
    code, shown, said = review("q\n", report="other.json")
    assert (code, shown) == (2, "")
    assert said == f"conflictcheck: other.json: {reason}. Write one with --output FILE.json.\n"


@pytest.mark.parametrize("where", ["level", "sides", "confidence", "line", "claims", "id", "evidence"])
def test_a_report_with_a_broken_part(where: str, review: Piped) -> None:
    def broken(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: True if key == where else broken(value) for key, value in part.items()}
        return [broken(item) for item in part] if isinstance(part, list) else part

    data = json.loads(Path("report.json").read_text("utf-8"))
    Path("other.json").write_text(json.dumps(data | {"conflicts": broken(data["conflicts"])}), "utf-8")
    code, _, said = review("q\n", report="other.json")
    assert (code, said.count("\n")) == (2, 1)
    assert "is not a whole report" in said


def test_other_files_that_cannot_be_read(review: Piped) -> None:
    said = review("q\n", report="none.json")
    assert said == (2, "", "conflictcheck: none.json: No such file or directory. Write one with --output FILE.json.\n")
    Path("latin.json").write_bytes(b'{"schema": "\xe9"}')
    assert review("q\n", report="latin.json")[::2] == (
        2,
        "conflictcheck: latin.json: is not UTF-8. Save it as UTF-8.\n",
    )
    Path(STATE).write_text("{}", "utf-8")
    code, _, said = review("q\n")
    assert (code, said.split(". ")[0]) == (2, f"conflictcheck: {STATE}: is no review of schema conflictcheck/review/1")
    Path(STATE).unlink()
    Path(IGNORED).write_text("[[ignore]]\n", "utf-8")
    code, _, said = review("q\n")
    assert code == 2
    assert said.startswith(f"conflictcheck: {IGNORED}:1: the suppression gives no reason")


def test_a_report_without_findings(review: Piped) -> None:
    run(["toll-a.txt", "--output", "calm.json"])
    assert review("", report="calm.json") == (0, "calm.json holds no findings.\n", "")


def test_a_report_cannot_steer_the_terminal(review: Piped) -> None:
    evil = "\x1b]0;x\x07\u202e"
    text = Path("report.json").read_text("utf-8").replace("toll-a.txt", json.dumps(evil)[1:-1] + "toll-a.txt")
    Path("report.json").write_text(text.replace("killed", json.dumps(evil)[1:-1] + "killed"), "utf-8")
    _, shown, _ = review("s\nw\nd x\ns\nw\nd x\ns\nw\nd x\n?\nb\nq\n")
    assert "toll-a.txt" in shown
    assert not set(evil) - {"]", "0", ";", "x"} & set(shown)
    assert len(entries()) == 3


def test_entries_come_and_go_as_text() -> None:
    one = '# number: 1 vs 2 (a.txt)\n[[ignore]]\nid = "aa"\nreason = "one \\" [[ignore]]"\n'
    two = '# number: 1 vs 3 (a.txt)\n[[ignore]]\nid = "bb"\nreason = "two"\n'
    both = added(added("", one, "x", ("number",)), two, "x", ("number",))
    assert both == f"{one}\n{two}"
    assert removed(both, "bb") == one
    assert removed(removed(both, "aa"), "bb").strip() == ""
    assert removed(both, "cc") == both
    kept = both + 'kind = "number"\n'
    assert removed(kept, "bb") == kept
    theirs = f"# Why the wire is right.\n{two.partition(chr(10))[2]}"
    assert removed(theirs, "bb") == "# Why the wire is right.\n"


def test_keys_in_a_terminal(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first, second, third = ids()
    with Terminal(desk, "review", "report.json") as terminal:
        before = terminal.modes()
        screen = terminal.shows("? help")
        assert "Finding 1 of 3, 3 left" in screen
        assert first in screen
        assert "\x1b[1;7m26\x1b[0m" in terminal.raw, "the value is highlighted"

        terminal.press("n")
        assert second in terminal.shows("? help")
        terminal.press("\x1b[D")
        assert first in terminal.shows("? help")
        terminal.press("z")
        terminal.shows('"z" is no key here.')
        terminal.press("?")
        terminal.shows("quit; the next review of report.json goes on here")
        terminal.press("w")
        terminal.shows("The evidence adds up to")
        terminal.press("a")
        assert "Finding 2 of 3, 2 left" in terminal.shows("? help")

        # A reason with mistakes in it, taken back, refused when empty, and given.
        terminal.press("d")
        terminal.shows("Why is it right")
        terminal.press("nonsense\x1b")
        terminal.shows("Not dismissed.")
        terminal.press("d\r")
        terminal.shows("dismissed with a reason only")
        assert not (desk / IGNORED).exists()
        terminal.press("d")
        terminal.shows("Why is it right")
        terminal.press("wrong\x15Zwei Züge, a 日本 bug\x17\x7f\x7fx\x1b[C\r")
        assert "Finding 3 of 3, 1 left" in terminal.shows("? help")
        assert entries() == [{"id": second, "reason": "Zwei Züge, a 日x"}]

        terminal.press("q")
        terminal.shows("3 findings: 1 accepted, 1 dismissed, 1 left.")
        assert terminal.ends() == 0
        assert terminal.modes() == before

    # The next day.
    with Terminal(desk, "review", "report.json") as terminal:
        screen = terminal.shows("? help")
        assert "Finding 3 of 3, 1 left" in screen
        assert third in screen
        terminal.press("dBoth are right.\rq")
        terminal.shows("1 accepted, 2 dismissed, 0 left")
        assert terminal.ends() == 0
    left = checked(capfd, ".")
    assert [conflict["id"] for conflict in left["conflicts"]] == [first]
    assert left["suppressed"] == 2


@pytest.mark.parametrize("at", ["keys", "reason"])
def test_ctrl_c_keeps_what_was_decided_and_the_place(at: str, desk: Path) -> None:
    with Terminal(desk, "review", "report.json") as terminal:
        before = terminal.modes()
        terminal.shows("? help")
        terminal.press("an")
        terminal.shows("Finding 3 of 3, 2 left")
        terminal.shows("? help")
        if at == "reason":
            terminal.press("dhalf a sent")
            terminal.shows("half a sent")
        terminal.press("\x03")
        assert terminal.ends() == 130
        assert terminal.seen.endswith("conflictcheck: interrupted.\n")
        assert "Traceback" not in terminal.seen
        assert terminal.modes() == before
    assert not (desk / IGNORED).exists()
    with Terminal(desk, "review", "report.json") as terminal:
        assert "Finding 3 of 3, 2 left" in terminal.shows("? help")
        terminal.press("\x04")
        assert terminal.ends() == 0


def test_a_terminal_that_was_changed_while_it_was_stopped(desk: Path) -> None:
    """A shell sets the terminal as it likes it when Ctrl-Z stops the program; `fg` has to bring the keys back."""
    with Terminal(desk, "review", "report.json") as terminal:
        usual = terminal.modes()
        terminal.shows("? help")
        assert terminal.modes() != usual
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.set_modes(usual)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.press("\n")
        terminal.shows("? help")
        terminal.press("n")
        terminal.shows("Finding 3 of 3, 3 left")
        terminal.press("q")
        assert terminal.ends() == 0


def test_a_terminal_without_single_keys(desk: Path) -> None:
    with Terminal(desk, "review", "report.json", term="dumb") as terminal:
        terminal.shows("? help")
        terminal.press("z\n")
        terminal.shows("is no key here")
        terminal.press("d\n")
        terminal.shows("Why is it right")
        terminal.press("Both are.\n")
        assert "Finding 2 of 3, 2 left" in terminal.shows("? help")
        assert "\x1b" not in terminal.raw
        terminal.press("q\n")
        assert terminal.ends() == 0
    assert [entry["reason"] for entry in entries()] == ["Both are."]


def test_what_cannot_be_written_is_told_before_the_work(review: Piped) -> None:
    Path(STATE).mkdir()
    assert review("a\n") == (2, "", f"conflictcheck: {STATE}: is a directory. Name a file.\n")
    Path(STATE).rmdir()
    Path("c.toml").write_text('suppressions = "none/right.toml"\n', "utf-8")
    code, shown, said = review("a\n", "--config", "c.toml")
    assert (code, shown) == (2, "")
    assert said == "conflictcheck: none/right.toml: the directory none does not exist. Create it first.\n"
