"""Comments on a pull request with a Markdown report: python scripts/pr_comment.py REPORT.md REPORT.json EXIT-CODE.

Used by action.yml. There is one comment, which each run writes anew; none is begun when there is nothing to say. What
GitHub says in the environment (GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN) and PULL_REQUEST, the number, tell
where. A comment that cannot be written is a warning in the log: the check has its result without it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from conflictcheck.report.markdown import MARK

PAGE = 100
SECONDS = 30


def main(args: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    text, report = Path(args[0]).read_text("utf-8"), json.loads(Path(args[1]).read_bytes())
    # 0 with findings: none at the level that fails. 2: something could not be read.
    news = bool(report["conflicts"]) or args[2] != "0"
    try:
        print(comment(text, news, environment))
    except HTTPError as error:
        advice = "The job needs the permission pull-requests: write, which pull requests from forks never have."
        print(f"::warning title=conflictcheck::No comment: GitHub answers {error.code} {error.reason}. {advice}")
    except URLError as error:
        print(f"::warning title=conflictcheck::No comment: GitHub cannot be reached ({error.reason}).")
    return 0


def comment(text: str, news: bool, environment: Mapping[str, str]) -> str:
    """Write the comment. Returns what was done. Raises HTTPError, URLError."""
    repository = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}/issues"
    token = environment["GITHUB_TOKEN"]
    thread = f"{repository}/{environment['PULL_REQUEST']}/comments"
    ours = _ours(thread, token)
    if ours is not None:
        _ask("PATCH", f"{repository}/comments/{ours}", token, {"body": text})
        return "The comment on the pull request is up to date."
    if not news:
        return "Nothing to comment on."
    _ask("POST", thread, token, {"body": text})
    return "Commented on the pull request."


def _ours(thread: str, token: str) -> int | None:
    """The number of the comment that an earlier run has written."""
    page = 1
    while True:
        found = _ask("GET", f"{thread}?per_page={PAGE}&page={page}", token)
        for entry in found:
            if (entry["body"] or "").startswith(MARK):
                return int(entry["id"])
        if len(found) < PAGE:
            return None
        page += 1


def _ask(method: str, url: str, token: str, body: Mapping[str, str] | None = None) -> Any:
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(url, data, headers, method=method), timeout=SECONDS) as answer:
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
