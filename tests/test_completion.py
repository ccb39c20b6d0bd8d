"""Tab completion, asked for as the shells ask: their own generated functions run in the real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conflictcheck.cli import COMMANDS

BASH = """
source <(conflictcheck --show-completion)
complete -p conflictcheck >&2
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_conflictcheck_completion conflictcheck
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
compdef() { print -u2 -r -- $@ }
_arguments() { eval "local -a offered=(${${1#*\\(\\(}%\\)\\)})"; print -rl -- ${offered%%:*} }
_files() { print FILES }
source <(conflictcheck --show-completion)
words=("$@"); CURRENT=$#
_conflictcheck_completion
"""
FISH = """
conflictcheck --show-completion | source
complete conflictcheck >&2
complete -C (string join ' ' -- $argv) | string split -f 1 \\t
"""
SHELLS = {"bash": ["bash", "--norc"], "zsh": ["zsh", "-f"], "fish": ["fish", "--no-config"]}
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
INSTALLED = {
    "bash": (".bash_completions/conflictcheck.sh", ".bashrc"),
    "zsh": (".zfunc/_conflictcheck", ".zshrc"),
    "fish": (".config/fish/completions/conflictcheck.fish", None),
}

each_shell = pytest.mark.parametrize(
    "shell",
    [
        pytest.param(name, marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed"))
        for name in SHELLS
    ],
)


def run_in(shell: str, script: str, home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    file = home / f"script.{shell}"
    file.write_text(script, encoding="utf-8")
    environment = os.environ | {"PATH": path, "HOME": str(home), "TERM": "dumb"}
    environment.pop("XDG_CONFIG_HOME", None)
    command = [*SHELLS[shell], str(file), *args]
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=60)


@each_shell
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["conflictcheck", ""], set(COMMANDS)),
        (["conflictcheck", "expl"], {"explain"}),
        (["conflictcheck", "rev"], {"review"}),
        (["conflictcheck", "review", "report.json", "--conf"], {"--config"}),
        (["conflictcheck", "news", "--wat"], {"--watch"}),
        (["conflictcheck", "check", "--fail"], {"--fail-on"}),
        (["conflictcheck", "check", "news", "--chan"], {"--changed"}),
        (["conflictcheck", "init", "--f"], {"--force"}),
        (["conflictcheck", "--inst"], {"--install-completion"}),
        (["conflictcheck", "--fail"], {"--fail-on"}),
        (["conflictcheck", "news", "--chan"], {"--changed"}),
        (["conflictcheck", "--format", "json", "news", "--fail"], {"--fail-on"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_offered(shell: str, words: list[str], offered: set[str], tmp_path: Path) -> None:
    done = run_in(shell, SCRIPTS[shell], tmp_path, *words)
    assert "conflictcheck" in done.stderr, "the shell was not told for what command"
    assert set(done.stdout.split()) == offered


@each_shell
@pytest.mark.parametrize("command", [["check"], []])
def test_files_are_offered_where_articles_are_named(shell: str, command: list[str], tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text("Calm.\n")
    done = run_in(shell, SCRIPTS[shell], tmp_path, "conflictcheck", *command, "old.txt", "flo")
    # Bash offers its own file names when the function gives none (`complete -o default`).
    assert done.stdout.split() == {"bash": [], "zsh": ["FILES"], "fish": ["flood.txt"]}[shell]
    if shell == "bash":
        assert "-o default" in done.stderr


@each_shell
def test_installs_itself(shell: str, tmp_path: Path) -> None:
    done = run_in(shell, "conflictcheck --install-completion\n", tmp_path)
    file, start = INSTALLED[shell]
    assert file in done.stdout, done.stderr
    assert "_CONFLICTCHECK_COMPLETE" in (tmp_path / file).read_text()
    if start is not None:
        assert ("conflictcheck.sh" if shell == "bash" else "compinit") in (tmp_path / start).read_text()
