"""action.yml and the CI examples: well formed, and their steps do in bash what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conflictcheck.cli import run

ROOT = Path(__file__).resolve().parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BY_NAME = {step["name"]: step for step in STEPS}
SCRIPTS = {step["name"]: step["run"] for step in STEPS if "run" in step}
WORKFLOW = (ROOT / "examples/ci-github/conflictcheck.yml").read_text("utf-8")
GITLAB = (ROOT / "examples/ci-gitlab/.gitlab-ci.yml").read_text("utf-8")
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
SILO = "Rescuers in Calarasi said on Sunday that the explosion at the grain silo killed {} people.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two articles that disagree, as working directory."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    root = tmp_path / "desk"
    (root / "late news").mkdir(parents=True)
    (root / "late news/silo-1.txt").write_text(SILO.format(12))
    (root / "late news/silo-2.txt").write_text(SILO.format(31))
    monkeypatch.chdir(root)
    identity = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "two"], ["tag", "before"]):
        subprocess.run(["git", *identity, *command], check=True)
    return root


def perform(name: str, temp: Path, values: dict[str, str]) -> tuple[int, str, dict[str, str]]:
    """Run a step as the runner does: exit code, log, outputs. `values` are those of the expressions in its `env`."""
    output, summary = temp / "output", temp / "summary"
    output.write_text("")
    environment = {key: EXPRESSION.sub(lambda e: values[e[1]], text) for key, text in BY_NAME[name]["env"].items()}
    runner = {"RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[name]],
        env=os.environ | runner | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    given = [line.partition("=") for line in output.read_text("utf-8").splitlines()]
    return done.returncode, done.stdout, {key: value for key, _, value in given}


def check(temp: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    given = {key: str(entry["default"]) for key, entry in ACTION["inputs"].items()} | inputs
    values = {f"inputs.{key}": value for key, value in given.items()}
    return perform("Check and annotate", temp, values | {"steps.install.outputs.bin": str(Path(sys.executable).parent)})


def test_inputs_and_outputs_are_told_and_used() -> None:
    text = json.dumps(ACTION)
    for name, entry in ACTION["inputs"].items():
        assert entry["description"]
        assert "default" in entry
        assert f"inputs.{name}" in text
    used = set(re.findall(r"inputs\.([\w-]+)", text))
    assert used == set(ACTION["inputs"])


def test_steps_use_what_earlier_steps_give() -> None:
    given: set[str] = {"python.python-path"}
    for step in STEPS:
        wanted = set(re.findall(r"steps\.([\w-]+)\.outputs\.([\w-]+)", json.dumps(step)))
        assert {f"{id}.{output}" for id, output in wanted} <= given
        given |= {
            f"{step.get('id')}.{output}"
            for output in re.findall(r'"([\w-]+)=[^"]*" >> "\$GITHUB_OUTPUT"', step.get("run", ""))
        }
    outputs = re.findall(r"steps\.([\w-]+)\.outputs\.([\w-]+)", json.dumps(ACTION["outputs"]))
    assert {f"{id}.{output}" for id, output in outputs} <= given


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_a_step_is_valid_bash_and_no_text_of_others_is_pasted_into_it(name: str) -> None:
    done = subprocess.run(["bash", "-n"], input=SCRIPTS[name], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert BY_NAME[name]["shell"] == "bash"
    assert "${{" not in SCRIPTS[name]


def test_a_broken_step_would_be_noticed() -> None:
    assert subprocess.run(["bash", "-n"], input="if true; then", capture_output=True, text=True).returncode != 0


@pytest.mark.parametrize(
    "text", [SCRIPTS["Check and annotate"], WORKFLOW, "\n".join(yaml.safe_load(GITLAB)["conflictcheck"]["script"])]
)
def test_the_options_exist(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--help"]) == 0
    known = set(OPTION.findall(capsys.readouterr().out))
    used = set(OPTION.findall(text))
    assert used
    assert used <= known


def test_findings_are_annotated_and_written(desk: Path, tmp_path: Path) -> None:
    code, log, outputs = check(tmp_path, paths="late news\n")
    assert (code, outputs["exit-code"], outputs["written"]) == (0, "1", "true")
    assert re.search(r"^::error file=late news/silo-1\.txt,line=1,.*12 vs 31", log, re.MULTILINE)
    reports = Path(outputs["reports"])
    assert {path.name for path in reports.iterdir()} == {"report.html", "report.json", "report.md", "report.sarif"}
    assert len(json.loads((reports / "report.json").read_text("utf-8"))["conflicts"]) == 1
    assert (tmp_path / "summary").read_text("utf-8") == (reports / "report.md").read_text("utf-8")


def test_only_what_has_changed(desk: Path, tmp_path: Path) -> None:
    code, log, outputs = check(tmp_path, changed="before")
    assert (code, outputs["exit-code"]) == (0, "0")
    assert "articles changed since before: 0 of 2" in log
    assert "::error" not in log


def test_more_options_and_paths(desk: Path, tmp_path: Path) -> None:
    paths = "late news/silo-1.txt\nlate news/silo-2.txt\n\n"
    assert check(tmp_path, paths=paths, options="--fail-on\nnever\n")[2]["exit-code"] == "0"
    assert check(tmp_path, paths=paths, options="--fail-on\nwarning")[2]["exit-code"] == "1"


def test_paths_of_the_configuration(desk: Path, tmp_path: Path) -> None:
    (desk / "conflictcheck.toml").write_text('paths = ["late news"]\n')
    (desk / "other.txt").write_text(SILO.format(50))
    _, log, outputs = check(tmp_path, paths="")
    assert outputs["exit-code"] == "1"
    assert "other.txt" not in log


def test_inputs_are_never_run(desk: Path, tmp_path: Path) -> None:
    code, log, outputs = check(tmp_path, paths="$(touch a)\n`touch b`\n; touch c\n--version", changed='"; touch d; "')
    assert (code, outputs["exit-code"]) == (0, "2")
    assert "git knows no such commit" in log
    assert {path.name for path in desk.iterdir()} == {".git", "late news"}


def test_a_run_that_does_not_come_about_says_why(desk: Path, tmp_path: Path) -> None:
    check(tmp_path)
    code, log, outputs = check(tmp_path, changed="100%")
    assert (code, outputs["exit-code"]) == (0, "2")
    assert re.search(r"^::error::conflictcheck: --changed 100%25: git knows no such commit", log, re.MULTILINE)
    # Nor is the report of the run before taken for this one's.
    assert "written" not in outputs


def test_an_unread_input_fails_and_is_reported(desk: Path, tmp_path: Path) -> None:
    _, log, outputs = check(tmp_path, paths="late news\nnone.txt")
    assert (outputs["exit-code"], outputs["written"]) == ("2", "true")
    assert log.count("::error file=none.txt") == 1


@pytest.mark.parametrize(("given", "code"), [("1", 1), ("2", 2), ("", 2)])
def test_the_last_step_fails_as_the_check_did(given: str, code: int, tmp_path: Path) -> None:
    assert perform("Result", tmp_path, {"steps.check.outputs.exit-code": given})[0] == code


def test_the_workflow_uses_the_action_as_it_is() -> None:
    steps = yaml.safe_load(WORKFLOW)["jobs"]["check"]["steps"]
    checkout, ours, _ = steps
    assert set(ours["with"]) <= set(ACTION["inputs"])
    assert checkout["with"]["fetch-depth"] == 0, "`changed` needs the history"
    used = re.findall(r"steps\.conflictcheck\.outputs\.([\w-]+)", WORKFLOW)
    assert set(used) <= set(ACTION["outputs"])
    assert ours["id"] == "conflictcheck"


def test_the_gitlab_job_checks(desk: Path) -> None:
    job = yaml.safe_load(GITLAB)["conflictcheck"]
    (desk / "late news").rename(desk / "articles")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    script = "\n".join(job["script"])
    environment = os.environ | {"PATH": path, "CI_MERGE_REQUEST_DIFF_BASE_SHA": "before"}
    done = subprocess.run(["bash", "-e", "-c", script], env=environment, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "12 vs 31" in done.stdout
    for file in (*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]):
        assert (desk / file).stat().st_size > 0
