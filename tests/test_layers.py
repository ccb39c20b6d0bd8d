"""Who may import whom. The contracts stand in pyproject.toml; here: that they can fail, and what they cannot say."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "conflictcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {"spacy", "dateparser", "trafilatura", "pypdf", "docx", "rich", "pysbd", "wordfreq"}
LINTER = """
import sys
from importlinter.cli import lint_imports_command
sys.path.insert(0, {tree!r})
lint_imports_command(["--config", {config!r}, "--no-cache"])
"""


def _name(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


def _imported(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            yield part.module or ""


def _at_start(module: Path) -> Iterator[str]:
    """What importing the module imports: not inside functions, not under `if TYPE_CHECKING`."""
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        if not isinstance(statement, ast.If | ast.FunctionDef | ast.ClassDef):
            yield from _imported(statement)


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def test_the_model_imports_the_standard_library_only() -> None:
    allowed = set(sys.stdlib_module_names)
    strange = {
        (_name(module), name)
        for module in (PACKAGE / "model").glob("*.py")
        for name in _imported(_tree(module))
        if name.split(".")[0] not in allowed and not name.startswith("conflictcheck.model")
    }
    assert strange == set()


def test_heavy_packages_are_imported_where_they_are_used() -> None:
    early = {(_name(module), name) for module in MODULES for name in _at_start(module) if name.split(".")[0] in HEAVY}
    assert early == set()


def test_nobody_asks_for_the_day() -> None:
    """Same input, same bytes: there is no clock but the stopwatch of the command line."""
    asked = {
        (_name(module), node.attr)
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "time_ns"}
    }
    assert asked == set()


def _lint(tree: Path) -> subprocess.CompletedProcess[str]:
    code = LINTER.format(tree=str(tree), config=str(ROOT / "pyproject.toml"))
    environment = os.environ | {"PYTHONPATH": str(tree)}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tree, env=environment)


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("", "", ""),
        ("model/text.py", "from conflictcheck.errors import UserError", "Imports point downward"),
        ("normalize/unit.py", "import rich", "Only cli and report write to a terminal"),
        ("report/json.py", "from conflictcheck.normalize import unit", "Reports read the model"),
        ("kinds/date.py", "from conflictcheck.kinds import place", "Kinds know nothing of each other"),
        ("align/group.py", "import spacy", "Only annotate opens the parser"),
        ("newcomer.py", "import os", "newcomer"),
    ],
)
def test_contracts_hold_and_can_fail(tmp_path: Path, module: str, line: str, broken: str) -> None:
    tree = tmp_path / "src"
    shutil.copytree(PACKAGE, tree / "conflictcheck", ignore=shutil.ignore_patterns("__pycache__", "*.tsv", "*.json"))
    if module:
        path = tree / "conflictcheck" / module
        path.write_text(f"{path.read_text() if path.exists() else ''}\n{line}\n", encoding="utf-8")
    done = _lint(tree)
    assert (done.returncode == 0) == (not broken), done.stdout + done.stderr
    # The linter wraps its lines.
    assert broken in " ".join(done.stdout.split())
