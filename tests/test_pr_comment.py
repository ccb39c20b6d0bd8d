"""The comment on a pull request, against a server on this machine that answers as GitHub's interface does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from scripts.pr_comment import main

from conflictcheck.report.markdown import MARK


class Thread:
    """A pull request's comments and what was asked for."""

    def __init__(self) -> None:
        self.comments = [{"id": number, "body": f"A remark on {MARK}."} for number in range(1, 103)]
        self.asked: list[str] = []
        self.refuse = False
        thread = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                thread.asked.append(f"{self.command} {urlsplit(self.path).path}")
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else {}
                allowed = self.headers["Authorization"] == "Bearer secret" and not thread.refuse
                data = json.dumps(thread.done(self.command, self.path, body) if allowed else {}).encode()
                self.send_response(200 if allowed else 403)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PATCH = answer

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)

    def done(self, method: str, path: str, body: dict[str, str]) -> object:
        if method == "GET":
            query = parse_qs(urlsplit(path).query)
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return self.comments[size * (page - 1) : size * page]
        if method == "POST":
            self.comments.append({"id": 900, **body})
            return self.comments[-1]
        (found,) = (entry for entry in self.comments if entry["id"] == int(path.rsplit("/", 1)[-1]))
        found.update(body)
        return found


@pytest.fixture
def thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[Thread]:
    monkeypatch.setenv("no_proxy", "*")
    thread = Thread()
    worker = threading.Thread(target=thread.server.serve_forever, args=(0.01,))
    worker.start()
    yield thread
    thread.server.shutdown()
    worker.join()
    thread.server.server_close()


def comment(thread: Thread, folder: Path, *, text: str = "Found — one.", findings: int = 1, code: str = "1") -> None:
    (folder / "report.md").write_text(f"{MARK}\n{text}\n", "utf-8")
    (folder / "report.json").write_text(json.dumps({"conflicts": [{}] * findings}))
    environment = {
        "GITHUB_API_URL": f"http://127.0.0.1:{thread.server.server_port}",
        "GITHUB_REPOSITORY": "desk/articles",
        "GITHUB_TOKEN": "secret",
        "PULL_REQUEST": "7",
    }
    assert main([str(folder / "report.md"), str(folder / "report.json"), code], environment) == 0


def test_one_comment_is_begun_and_then_kept_up_to_date(thread: Thread, tmp_path: Path) -> None:
    comment(thread, tmp_path)
    assert thread.asked[-1] == "POST /repos/desk/articles/issues/7/comments"
    assert len(thread.comments) == 103
    comment(thread, tmp_path, text="Found two.", findings=2)
    assert thread.asked[-1] == "PATCH /repos/desk/articles/issues/comments/900"
    comment(thread, tmp_path, text="All settled.", findings=0, code="0")
    assert len(thread.comments) == 103
    assert thread.comments[-1]["body"] == f"{MARK}\nAll settled.\n"
    assert "remark" in str(thread.comments[0]["body"])


def test_none_is_begun_to_say_nothing(thread: Thread, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment(thread, tmp_path, findings=0, code="0")
    assert len(thread.comments) == 102
    assert capsys.readouterr().out == "Nothing to comment on.\n"
    comment(thread, tmp_path, findings=0, code="2")
    assert len(thread.comments) == 103


def test_notes_are_news_though_they_do_not_fail(thread: Thread, tmp_path: Path) -> None:
    comment(thread, tmp_path, code="0")
    assert len(thread.comments) == 103


def test_without_permission_there_is_a_warning(
    thread: Thread, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thread.refuse = True
    comment(thread, tmp_path)
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::warning title=conflictcheck::No comment: GitHub answers 403")
    assert "pull-requests: write" in line


def test_without_a_server_there_is_a_warning(
    thread: Thread, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thread.server.server_port = 1
    comment(thread, tmp_path)
    assert "::warning title=conflictcheck::No comment: GitHub cannot be reached" in capsys.readouterr().out
