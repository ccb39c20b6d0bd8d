"""What users install: the wheel holds all that the program reads, and nothing that is not its own."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conflictcheck import __version__

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "conflictcheck"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    # The build backend itself, without pip's isolation: no network.
    code = (
        f"import os; os.chdir({str(ROOT)!r}); from hatchling.build import build_wheel as b; print(b({str(folder)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(folder / done.stdout.split()[-1])


def test_the_wheel_holds_every_module_and_data_file(wheel: zipfile.ZipFile) -> None:
    wanted = {
        f"conflictcheck/{path.relative_to(SOURCE).as_posix()}"
        for path in SOURCE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == wanted
    for name in ("py.typed", "data/weights.json", "data/countries.tsv", "data/boilerplate.toml", "data/units.toml"):
        assert f"conflictcheck/{name}" in held


def test_the_metadata_names_the_licence_the_version_and_the_command(wheel: zipfile.ZipFile) -> None:
    home = f"conflictcheck-{__version__}.dist-info"
    metadata = wheel.read(f"{home}/METADATA").decode()
    assert f"\nVersion: {__version__}\n" in metadata
    assert "\nLicense-Expression: MIT\n" in metadata
    assert "\nRequires-Python: >=3.11\n" in metadata
    # A reference by address would keep the package off the index.
    assert "@ http" not in metadata
    assert f"{home}/licenses/LICENSE" in wheel.namelist()
    assert "conflictcheck = conflictcheck.cli:main" in wheel.read(f"{home}/entry_points.txt").decode()


def test_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "conflictcheck", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"conflictcheck {__version__}\n")
