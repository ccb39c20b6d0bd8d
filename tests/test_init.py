"""`init` writes a configuration file that names every key, changes nothing, and takes nobody's settings away."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from conflictcheck.cli import run
from conflictcheck.config import resolve
from conflictcheck.config_keys import PARSERS, parse
from conflictcheck.config_toml import EXAMPLES, as_toml, template
from conflictcheck.kinds import kind_names
from conflictcheck.model.settings import Settings

SET = re.compile(r"^#([a-z-]+) = (?! \(not set\))", re.MULTILINE)
"""A default that is commented out."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_writes_a_file_that_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert capsys.readouterr().out.startswith("Wrote conflictcheck.toml: ")
    config = resolve(cwd=here)
    assert config.file == "conflictcheck.toml"
    assert config.settings == Settings()
    assert {origin for _, origin in config.origins} == {"default"}


def test_every_key_is_there_and_explained() -> None:
    paragraphs = template().strip().split("\n\n")[1:]
    keys = [re.search(r"^#([a-z-]+) = ", paragraph, re.MULTILINE) for paragraph in paragraphs]
    assert {key[1] for key in keys if key} == set(PARSERS)
    assert len(paragraphs) == len(PARSERS)
    assert all(re.match(r"# \w.+", paragraph) for paragraph in paragraphs)


def test_the_defaults_are_those_of_the_program() -> None:
    """With every comment sign before a key taken away, the file says what the program does without one."""
    text = SET.sub(r"\1 = ", template())
    Path("conflictcheck.toml").write_text(text, "utf-8")
    settings = resolve().settings
    for field in fields(Settings):
        known = frozenset(kind_names()) if field.name == "kinds" else field.default
        assert getattr(settings, field.name) == known, field.name


@pytest.mark.parametrize("key", sorted(EXAMPLES))
def test_an_example_may_be_written_and_is_not_the_default(key: str) -> None:
    field = key.replace("-", "_")
    value = parse(key, tomllib.loads(f"x = {EXAMPLES[key]}")["x"], "example")
    assert value != getattr(Settings(), field)
    assert parse(key, tomllib.loads(f"x = {as_toml(key, value)}")["x"], "written") == value


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("dates", (), "{}"),
        ("dates", (('a "b".txt', date(2025, 9, 5)), ("ü.txt", date(2025, 1, 2))), None),
        ("exclude", (), "[]"),
        ("exclude", ("a", "b"), '["a", "b"]'),
        ("aliases", (("Kyiv", "Kiev"),), '[["Kyiv", "Kiev"]]'),
        ("kinds", frozenset({"number", "date"}), '["date", "number"]'),
        ("kinds", None, None),
    ],
)
def test_values_are_written_so_that_they_can_be_read_again(key: str, value: object, written: str | None) -> None:
    text = as_toml(key, value)
    assert written in (None, text)
    assert parse(key, tomllib.loads(f"x = {text}")["x"], "") == (frozenset(kind_names()) if value is None else value)


def test_never_overwrites_unless_told(capfd: pytest.CaptureFixture[str]) -> None:
    mine = b"min-confidence = 0.9\n"
    Path("conflictcheck.toml").write_bytes(mine)
    assert run(["init"]) == 2
    assert capfd.readouterr() == (
        "",
        "conflictcheck: conflictcheck.toml: is there already. Edit it, or write it anew with --force.\n",
    )
    assert Path("conflictcheck.toml").read_bytes() == mine
    assert run(["init", "--force"]) == 0
    assert Path("conflictcheck.toml").read_text("utf-8") == template()


def test_a_link_to_nowhere_is_not_followed_unasked(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("conflictcheck.toml").symlink_to(here / "elsewhere.toml")
    assert run(["init"]) == 2
    assert "is there already" in capfd.readouterr().err
    assert not (here / "elsewhere.toml").exists()


@pytest.mark.parametrize(
    ("name", "text"), [("pyproject.toml", "[tool.conflictcheck]\nfail-on = 'error'\n"), ("conflictcheck.toml", "")]
)
def test_never_hides_settings_that_are_read_now(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_text(text)
    Path("desk").mkdir()
    monkeypatch.chdir("desk")
    assert run(["init"]) == 2
    assert f"../{name}: has settings, which conflictcheck.toml would replace here." in capfd.readouterr().err
    assert not Path("conflictcheck.toml").exists()
    assert run(["init", "--force"]) == 0


def test_other_peoples_pyproject_is_no_hindrance() -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'conflictcheck-articles'\n")
    assert run(["init"]) == 0


def test_a_directory_that_cannot_be_written(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "conflictcheck.toml").mkdir()
    assert run(["init", "--force"]) == 2
    assert capfd.readouterr().err.startswith("conflictcheck: conflictcheck.toml: ")
