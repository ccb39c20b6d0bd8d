"""`conflictcheck --watch`: a real process, real files that change under it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from tests.review_terminal import Terminal

from conflictcheck.again import Remembering
from conflictcheck.annotate import annotate
from conflictcheck.cli import run
from conflictcheck.load import load
from conflictcheck.model import Article, Claim, Conflict, Side
from conflictcheck.model.statement import Annotated
from conflictcheck.pipeline import Progress, check_articles
from conflictcheck.policy.baseline import Place
from conflictcheck.policy.difference import difference

TOLL = "The flood in Valencia killed {} people on Monday, the regional government said.\n"
FINE = "The court in Dublin fined the airline {} million euros over late refunds, its spokesman said.\n"
READY = "Ctrl-C ends.\n"
PATIENCE = 60.0
"""Seconds for something to appear; the machine may be busy."""


class Watch:
    """`conflictcheck ARGS --watch` in a folder; what it shows is read as it comes."""

    def __init__(self, folder: Path, *args: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "conflictcheck", *args, "--watch"],
            cwd=folder,
            env=os.environ | {"COLUMNS": "100", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        self._shown, self._said = b"", b""
        self._read = 0
        self._threads = [
            threading.Thread(target=self._take, args=(name,), daemon=True) for name in ("stdout", "stderr")
        ]
        for thread in self._threads:
            thread.start()

    def _take(self, name: str) -> None:
        stream = getattr(self.process, name)
        while data := os.read(stream.fileno(), 65536):
            if name == "stdout":
                self._shown += data
            else:
                self._said += data

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()

    @property
    def said(self) -> str:
        return self._said.decode()

    def shows(self, text: str) -> str:
        """Waits for a text; gives what has come since the text that was waited for before."""
        end = time.monotonic() + PATIENCE
        while text not in (new := self._shown[self._read :].decode("utf-8", "replace")):
            assert self.process.poll() is None, f"ended: {self.said}"
            assert time.monotonic() < end, f"waited for {text!r}, saw {new!r} {self.said!r}"
            time.sleep(0.05)
        upto = new.index(text) + len(text)
        # A run's news ends with its line of counts.
        while "\n" not in new[upto - 1 :]:
            time.sleep(0.05)
            new = self._shown[self._read :].decode("utf-8", "replace")
        upto = new.index("\n", upto - 1) + 1
        self._read += len(new[:upto].encode())
        return new[:upto]

    def says(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while text not in self.said:
            assert time.monotonic() < end, f"waited for {text!r}, saw {self.said!r}"
            time.sleep(0.05)

    def interrupted(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles that agree, and where they lie."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TOLL.format(26), "utf-8")
    return folder


def test_what_appeared_and_what_went(news: Path) -> None:
    with Watch(news.parent, "news") as watch:
        first = watch.shows(READY)
        assert "No disagreements in 2 articles" in first
        assert first.endswith("\nWatching 2 articles. Ctrl-C ends.\n")

        (news / "b.txt").write_text(TOLL.format(35), "utf-8")
        shown = watch.shows("1 appeared, 0 gone: 1 disagreement (1 error) in 2 articles")
        assert shown.startswith("\nnews/b.txt saved\n\nAppeared:\n\nerror number: 26 vs 35 people\n")
        assert "news/a.txt:1:30" in shown
        assert "[35]" in shown
        assert "Gone" not in shown

        # Text around it changes: the finding is the same one.
        (news / "b.txt").write_text("Rain went on for days.\n\n" + TOLL.format(35), "utf-8")
        shown = watch.shows("0 appeared, 0 gone: 1 disagreement")
        assert "Appeared" not in shown

        (news / "b.txt").write_text(TOLL.format(41), "utf-8")
        shown = watch.shows("1 appeared, 1 gone: 1 disagreement")
        appeared, _, gone = shown.partition("Gone:")
        assert "26 vs 41 people" in appeared
        assert "26 vs 35 people" in gone

        (news / "b.txt").write_text(TOLL.format(26), "utf-8")
        shown = watch.shows("0 appeared, 1 gone: No disagreements in 2 articles")
        assert "Gone:\n\n  error number: 26 vs 41 people · " in shown
        assert "Appeared" not in shown

        assert watch.interrupted() == 0
        assert watch.said == ""


def test_files_that_come_and_go(news: Path) -> None:
    with Watch(news.parent, "news") as watch:
        watch.shows(READY)
        (news / "late").mkdir()
        (news / "late" / "c.txt").write_text(TOLL.format(35), "utf-8")
        assert "news/late/c.txt new\n" in watch.shows("1 appeared, 0 gone: 1 disagreement (1 error) in 3 articles")
        # As editors save: a new file takes the place of the old one.
        (news / "late" / ".c.swp").write_text(TOLL.format(26), "utf-8")
        (news / "late" / ".c.swp").replace(news / "late" / "c.txt")
        assert "news/late/c.txt saved\n" in watch.shows("0 appeared, 1 gone")
        (news / "a.txt").rename(news / "z.txt")
        assert "news/a.txt gone, news/z.txt new\n" in watch.shows("0 appeared, 0 gone")
        (news / "late" / "c.txt").unlink()
        assert "news/late/c.txt gone\n" in watch.shows("in 2 articles")
        assert watch.interrupted() == 0
        assert watch.said == ""


def test_what_is_no_article_wakes_nobody(news: Path) -> None:
    with Watch(news.parent, "news", "--exclude", "x*.txt", "--output", "news/report.json") as watch:
        watch.shows(READY)
        for name in ("notes.bak", ".hidden.txt", "x1.txt"):
            (news / name).write_text(TOLL.format(99), "utf-8")
        time.sleep(2)
        (news / "b.txt").write_text(TOLL.format(35), "utf-8")
        shown = watch.shows("1 appeared")
        assert shown.startswith("\nnews/b.txt saved\n")
        assert len(json.loads((news / "report.json").read_text("utf-8"))["conflicts"]) == 1
        assert watch.interrupted() == 0


def test_each_run_writes_what_a_fresh_run_writes(
    news: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is remembered between runs leaves no trace, whatever the articles are called in the report."""
    monkeypatch.chdir(news.parent)
    with Watch(news.parent, "news", "--output", "watched.json") as watch:
        watch.shows(READY)
        (news / "b.txt").write_text(FINE.format(12) + "\n" + TOLL.format(35), "utf-8")
        watch.shows("1 appeared, 0 gone")
        (news / "0.txt").write_text("---\ntitle: Fines\n---\n\n" + FINE.format(14), "utf-8")
        watch.shows("1 appeared, 0 gone: 2 disagreements")
        assert watch.interrupted() == 0
    assert run(["news", "--output", "fresh.json"]) == 1
    assert Path("watched.json").read_bytes() == Path("fresh.json").read_bytes()


def test_a_suppression_and_a_setting_take_hold(news: Path) -> None:
    (news / "b.txt").write_text(TOLL.format(35), "utf-8")
    folder = news.parent
    (folder / "conflictcheck.toml").write_text('paths = ["news"]\n', "utf-8")
    with Watch(folder) as watch:
        found = watch.shows(READY)
        identity = found[: found.index("\n\n")].rpartition(" ")[2]
        (folder / "conflictcheck-ignore.toml").write_text(f'[[ignore]]\nid = "{identity}"\nreason = ""\n', "utf-8")
        watch.says("conflictcheck-ignore.toml:1: the suppression gives no reason.")
        (folder / "conflictcheck-ignore.toml").write_text(f'[[ignore]]\nid = "{identity}"\nreason = "x"\n', "utf-8")
        shown = watch.shows("0 appeared, 1 gone")
        assert "conflictcheck-ignore.toml saved\n" in shown
        assert "1 suppressed" in shown
        (folder / "conflictcheck-ignore.toml").unlink()
        watch.shows("1 appeared, 0 gone")
        (folder / "conflictcheck.toml").write_text('paths = ["news"]\nkinds = ["date"]\n', "utf-8")
        assert "conflictcheck.toml saved\n" in watch.shows("0 appeared, 1 gone")
        assert watch.interrupted() == 0
        assert watch.said.count("\n") == 1


def test_an_article_that_cannot_be_read_is_told_once(news: Path) -> None:
    with Watch(news.parent, "news") as watch:
        watch.shows(READY)
        (news / "c.html").write_bytes(b"<html></html>")
        watch.shows("0 appeared, 0 gone")
        watch.says("news/c.html")
        (news / "b.txt").write_text(TOLL.format(35), "utf-8")
        watch.shows("1 appeared, 0 gone")
        assert watch.said.count("\n") == 1
        assert watch.interrupted() == 0


def test_findings_that_are_known_are_no_news(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (news / "b.txt").write_text(TOLL.format(35), "utf-8")
    monkeypatch.chdir(news.parent)
    assert run(["baseline", "create", "news"]) == 0
    with Watch(news.parent, "news", "--baseline", "conflictcheck-baseline.json") as watch:
        assert "1 in the baseline" in watch.shows(READY)
        (news / "c.txt").write_text(FINE.format(12), "utf-8")
        watch.shows("0 appeared, 0 gone")
        (news / "d.txt").write_text(FINE.format(14), "utf-8")
        assert "12 million euros vs 14 million euros" in watch.shows("1 appeared, 0 gone")
        assert watch.interrupted() == 0


def test_ctrl_c_in_the_first_run(news: Path) -> None:
    """While it waits for an article: a pipe that nobody writes to."""
    os.mkfifo(news.parent / "slow.txt")
    with Watch(news.parent, "news", "slow.txt") as watch:
        end = time.monotonic() + PATIENCE
        writer = -1
        while writer < 0:
            assert time.monotonic() < end
            with suppress(OSError):
                # It can be opened when it is being read.
                writer = os.open(news.parent / "slow.txt", os.O_WRONLY | os.O_NONBLOCK)
            time.sleep(0.05)
        try:
            assert watch.interrupted() == 0
        finally:
            os.close(writer)
        assert watch.said == ""


def test_ctrl_c_in_a_terminal(news: Path) -> None:
    with Terminal(news.parent, "news", "--watch") as terminal:
        terminal.shows(READY)
        (news / "b.txt").write_text(TOLL.format(35), "utf-8")
        terminal.shows("1 appeared, 0 gone")
        assert "\x1b[1;7m35\x1b[0m" in terminal.raw, "the value is highlighted"
        terminal.press("\x03")
        assert terminal.ends() == 0
        assert terminal.seen.replace("^C", "").strip() == ""


def test_it_ends_when_nobody_reads(news: Path) -> None:
    command = [sys.executable, "-m", "conflictcheck", "news", "--watch"]
    with subprocess.Popen(command, cwd=news.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watch:
        assert watch.stdout is not None
        assert watch.stderr is not None
        while not watch.stdout.readline().endswith(READY):
            assert watch.poll() is None
        watch.stdout.close()
        (news / "b.txt").write_text(TOLL.format(35), "utf-8")
        try:
            assert watch.wait(PATIENCE) == 0
        finally:
            watch.kill()
        assert watch.stderr.read() == ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["-"], "conflictcheck: --watch: standard input is read once and cannot change. Name files or directories.\n"),
        (
            ["news", "-"],
            "conflictcheck: --watch: standard input is read once and cannot change. Name files or directories.\n",
        ),
        (
            ["news", "--format", "json"],
            "conflictcheck: --watch: shows changes on the screen, which --format json cannot."
            " Leave --format out; --output FILE writes a report at each run.\n",
        ),
        ([], "conflictcheck: PATH: Missing argument."),
        (["news", "--kinds", "weather"], "conflictcheck: --kinds: "),
        (["news", "--output", "none/r.json"], "conflictcheck: none/r.json: "),
    ],
    ids=" ".join,
)
def test_what_makes_no_sense(
    args: list[str], said: str, news: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(news.parent)
    assert run(["check", *args, "--watch"]) == 2
    shown, errors = capfd.readouterr()
    assert (shown, errors.count("\n")) == ("", 1)
    assert errors.startswith(said)


def test_only_what_changed_is_read_again(news: Path) -> None:
    read: list[str] = []

    def noted(articles: Sequence[Article], progress: Progress) -> Iterator[Annotated]:
        read.extend(article.path.rpartition("/")[2] for article in articles)
        return annotate(articles, progress)

    again = Remembering(noted)

    def findings() -> tuple[Conflict, ...]:
        articles, _ = load([str(news)])
        read.clear()
        found = check_articles(articles, read_all=again)
        assert found == check_articles(articles, read_all=annotate)
        return found.conflicts

    assert findings() == ()
    assert read == ["a.txt", "b.txt"]
    findings()
    assert read == []
    (news / "0.txt").write_text(TOLL.format(35), "utf-8")
    assert {claim.path for side in findings()[0].sides for claim in side.claims} == {
        f"{news}/{name}" for name in ("0.txt", "a.txt", "b.txt")
    }
    assert read == ["0.txt"]
    (news / "a.txt").write_text(TOLL.format(27), "utf-8")
    findings()
    assert read == ["a.txt"]
    (news / "a.txt").write_text(TOLL.format(26), "utf-8")
    findings()
    assert read == ["a.txt"], "an old version is forgotten"


def finding(
    *values: str, about: str = "people, flood, valencia", kind: str = "number", path: str = "a.txt"
) -> Conflict:
    claim = Claim("a1", path, 1, 1, 0, 2, "26 people", 0, 9)
    sides = tuple(Side(value, value, None, (claim,)) for value in values)
    return Conflict("0" * 12, kind, "contradiction", "error", 0.5, " vs ".join(values), about, sides, ())


PLACE = Place("/desk", "/desk", lambda path: True)


@pytest.mark.parametrize(
    "other",
    [
        finding("35", "26"),
        finding("26", "35", path="renamed.txt"),
        finding("26", "35", about="people, flood, spain"),
        replace(finding("26", "35"), confidence=0.9, level="note", id="1" * 12),
    ],
)
def test_the_same_finding(other: Conflict) -> None:
    assert difference([finding("26", "35")], [other], PLACE) == ((), ())


@pytest.mark.parametrize(
    "other",
    [
        finding("26", "36"),
        finding("26", "35", "40"),
        finding("26", "35", kind="date"),
        finding("26", "35", about="countries, coalition, summit"),
    ],
)
def test_another_finding(other: Conflict) -> None:
    one = finding("26", "35")
    assert difference([one], [other], PLACE) == ((other,), (one,))
    assert difference([other], [one], PLACE) == ((one,), (other,))
    assert difference([one], [one, other], PLACE) == ((other,), ())


def test_a_finding_that_is_there_twice() -> None:
    one, other = finding("26", "35"), finding("26", "35", path="b.txt")
    assert difference([one, other], [other], PLACE) == ((), (one,))
    assert difference([one], [other, one], PLACE) == ((other,), ())
