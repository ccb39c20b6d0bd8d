"""Peers side by side: what needs no installation, with real processes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.peers import PEERS, table
from benchmarks.peers.home import last_line
from benchmarks.peers.pairs import BadPairs, Pair, read_set
from benchmarks.peers.roster import Peer
from benchmarks.peers.run import Answers, ask_all
from benchmarks.peers.score import Verdict, figures, read_verdicts, write_verdicts

ROOT = Path(__file__).resolve().parent.parent
FLOOR = next(p for p in PEERS if p.requirement is None)

PAIRS = (
    Pair("swap", "The fire on Mill Street hurt 12 people on Monday.", "The fire on Mill Street hurt 19 people.", 1),
    Pair("same", "The mayor opened the bridge in May.", "The mayor opened the bridge in May.", 0),
    Pair("apart", "The mayor opened the bridge in May.", "Two swimmers crossed the lake at night.", 0),
    Pair("missed", "The vote passed.", "Members turned the plan down by a wide margin.", 1),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "pairs"
    folder.mkdir(parents=True)
    rows = [json.dumps({"id": p.id, "a": p.a, "b": p.b, "label": p.label, "fine": "own"}) for p in PAIRS]
    (folder / "town.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path / "data"


def script(folder: Path, text: str) -> Peer:
    """A peer that needs no installation and does what `text` says."""
    file = folder / "ask.py"
    file.write_text(text, encoding="utf-8")
    return Peer("told", file, None)


def answers(peer: Peer, home: Path, seconds: float = 60) -> Answers:
    got = ask_all(peer, {"town": PAIRS}, home, seconds)["town"]
    assert isinstance(got, Answers)
    return got


def reason(peer: Peer, home: Path, seconds: float = 60) -> str:
    got = ask_all(peer, {"town": PAIRS}, home, seconds)["town"]
    assert isinstance(got, Exception)
    return str(got)


def test_floor_finds_a_swapped_figure_and_nothing_else(tmp_path: Path) -> None:
    verdicts = answers(FLOOR, tmp_path).verdicts
    assert [v.id for v in verdicts.values() if v.conflict] == ["swap"]
    assert 0.75 <= verdicts["swap"].confidence < 1
    assert verdicts["same"].confidence == 0


def test_floor_is_small() -> None:
    source = FLOOR.helper.read_text(encoding="utf-8")
    body = source.partition("def judge")[2].partition("if __name__")[0]
    assert len([line for line in body.splitlines() if line.strip()]) <= 15


def test_every_peer_has_its_helper_and_pins_its_version() -> None:
    assert all(p.helper.is_file() for p in PEERS)
    assert all("==" in p.requirement for p in PEERS if p.requirement)
    assert len({p.folder for p in PEERS}) == len({p.title for p in PEERS}) == len(PEERS)


def test_table_scores_the_verdicts_it_leaves_behind(data: Path, tmp_path: Path) -> None:
    page = table(data, peers=[FLOOR], home=tmp_path / "home", ours={"town": {"precision": 0.5}})
    assert page.startswith("## town: 4 pairs, 2 conflicts\n")
    rows = {cells[1]: cells for cells in ([c.strip() for c in line.split("|")] for line in page.splitlines()[2:])}
    assert rows["conflictcheck"][2:7] == ["0.500", "–", "–", "–", "–"]
    assert rows["difflib-floor"][2:7] == ["1.000", "0.500", "0.667", "0.000", "0.750"]
    left = (tmp_path / "home" / "verdicts" / FLOOR.folder / "town.jsonl").read_text(encoding="utf-8")
    for line, pair in zip(left.splitlines(), PAIRS, strict=True):
        row = json.loads(line)
        assert row["id"] == pair.id
        assert row["conflict"] is (pair.id == "swap")
        assert 0 <= row["confidence"] <= 1


def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    count = tmp_path / "count"
    text = (
        "import sys, json, pathlib\n"
        f"count = pathlib.Path({str(count)!r})\n"
        "count.write_text((count.read_text() if count.exists() else '') + 'x')\n"
        "for line in sys.stdin:\n"
        "    print(json.dumps({'id': json.loads(line)['id'], 'conflict': 'label' in line, 'confidence': 0.0}))\n"
    )
    peer = script(tmp_path, text)
    first = answers(peer, tmp_path)
    assert not any(v.conflict for v in first.verdicts.values())  # the labels stay here
    again = answers(peer, tmp_path)
    assert again.verdicts == first.verdicts
    assert again.seconds == pytest.approx(first.seconds, abs=0.01)
    assert count.read_text() == "x"
    answers(script(tmp_path, text + "# another way to ask\n"), tmp_path)
    answers(replace(peer, arguments=("--both-ways",)), tmp_path)
    assert count.read_text() == "xxx"


def test_both_ways_asks_with_the_texts_in_turn_and_counts_what_it_died_on(tmp_path: Path) -> None:
    text = (
        f"import sys\nsys.path.insert(0, {str(FLOOR.helper.parent)!r})\n"
        "from lines import answer\n"
        "def judge(a, b):\n"
        "    if 'lake' in b:\n"
        "        raise TypeError('no lake')\n"
        "    return 0.7 if '19' in a else 0.0\n"
        "answer(judge, crashes=(TypeError,))\n"
    )
    one = answers(script(tmp_path, text), tmp_path).verdicts
    both = answers(replace(script(tmp_path, text), arguments=("--both-ways",)), tmp_path).verdicts
    assert not one["swap"].conflict
    assert both["swap"] == Verdict("swap", True, 0.7)
    assert one["apart"] == Verdict("apart", False, 0.0, "TypeError: no lake")


@pytest.mark.parametrize(
    ("text", "seconds", "why"),
    [
        ("raise SystemExit('cannot do it')", 60, "failed: cannot do it"),
        ("import no_such_package_anywhere", 60, "failed: ModuleNotFoundError: No module named 'no_such_package_any"),
        ('print(\'{"id": "swap", "conflict": true}\')', 60, "answered 1 of 4 pairs"),
        ("print('hello')", 60, "answered oddly: "),
        ('print(\'{"id": "swap", "conflict": "yes"}\')', 60, "answered oddly: line 1 of the verdicts is not "),
        ("import time\ntime.sleep(30)", 0.5, "stopped after "),
        ("", 0, "not asked: its time was up"),
    ],
)
def test_a_peer_that_fails_stands_in_the_table_with_the_reason(
    tmp_path: Path, text: str, seconds: float, why: str
) -> None:
    assert reason(script(tmp_path, text), tmp_path, seconds).startswith(why)
    assert not list(tmp_path.glob("answers/*/*"))  # so that the next run tries again


def test_a_peer_that_cannot_run_keeps_its_row(data: Path, tmp_path: Path) -> None:
    page = table(data, peers=[script(tmp_path, "raise SystemExit('a|b')"), FLOOR], home=tmp_path / "home")
    failed = next(line for line in page.splitlines() if line.startswith("| told |"))
    assert "failed: a/b" in failed
    assert {line.count("|") for line in page.splitlines()[2:]} == {failed.count("|")}


def test_the_reason_is_the_last_error() -> None:
    assert last_line("ERROR: No version\nERROR: No match\n[notice] newer pip\n") == "ERROR: No match"
    assert last_line("Traceback\n  File x\nValueError: odd\n") == "ValueError: odd"
    assert last_line("") == "no message"


def test_figures_are_undefined_where_there_is_nothing_to_divide_by() -> None:
    quiet = {p.id: Verdict(p.id, False, 0.0) for p in PAIRS}
    every = {p.id: Verdict(p.id, True, 1.0) for p in PAIRS}
    assert list(figures(PAIRS, quiet).values()) == [None, 0.0, 0.0, 0.0, 0.5]
    assert list(figures(PAIRS, every).values()) == [0.5, 1.0, pytest.approx(2 / 3), 1.0, 0.5]
    assert list(figures(PAIRS[1:3], quiet).values()) == [None, None, None, 0.0, None]


def test_verdicts_read_as_written() -> None:
    verdicts = (Verdict("1", True, 0.25), Verdict("2", False, 0.0, "TypeError: x"))
    assert tuple(read_verdicts(write_verdicts(verdicts)).values()) == verdicts
    assert read_verdicts('{"id": 3, "conflict": true}')["3"] == Verdict("3", True, 1.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "1", "a": "x", "b": "y"}\n', "bad.jsonl:1: not a "),
        ('{"id": "1", "a": "x", "b": "y", "label": 0}\n\nnot json\n', "bad.jsonl:3: not a "),
        ('{"id": "1", "a": "x", "b": "y", "label": 0}\n' * 2, "two rows have the same id"),
        ("\n", "no rows in it"),
    ],
)
def test_bad_rows_are_named(data: Path, text: str, message: str) -> None:
    (data / "pairs" / "bad.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(BadPairs, match=message):
        read_set(data, "bad")


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "benchmarks.peers", *args], cwd=ROOT, capture_output=True, text=True)


def test_command_names_what_is_missing(data: Path, tmp_path: Path) -> None:
    unknown = run(str(data), "--sets", "village")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.strip().endswith("village.jsonl: no such set; name some of: town")
    nothing = run(str(tmp_path / "nowhere"))
    assert nothing.returncode == 2
    assert "pass the directory that holds pairs/" in nothing.stderr


def test_command_takes_sets_limit_and_one_peer(data: Path) -> None:
    done = run(str(data), "--sets", "town", "--limit", "2", "--only", "difflib-floor")
    assert done.returncode == 0, done.stderr
    assert "## town: 2 pairs, 1 conflicts" in done.stdout
    assert done.stdout.count("\n| ") == 2  # the head and the one peer
    assert run(str(data), "--limit", "2", "--write").returncode == 2
