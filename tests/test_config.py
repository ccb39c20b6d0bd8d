"""Where settings come from, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conflictcheck.config import Config, key_lines, resolve
from conflictcheck.errors import UserError
from conflictcheck.model.settings import Settings


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def origin(config: Config, key: str) -> str:
    return dict(config.origins)[key]


def refused(tmp_path: Path, text: str, name: str = "conflictcheck.toml") -> str:
    write(tmp_path, name, text)
    with pytest.raises(UserError) as error:
        resolve(cwd=tmp_path)
    return str(error.value)


def test_defaults(tmp_path: Path) -> None:
    config = resolve(cwd=tmp_path)
    assert config.settings == Settings()
    assert config.file is None
    assert {where for _, where in config.origins} == {"default"}


def test_every_setting_has_a_key(tmp_path: Path) -> None:
    write(
        tmp_path,
        "conflictcheck.toml",
        'kinds = ["number", "date"]\nmin-confidence = 0.7\nmin-level = "warning"\nfail-on = "never"\n'
        'exclude = ["*.bak"]\ntolerance = 0.02\naliases = [["Kyiv", "Kiev"]]\n'
        'paths = ["news"]\nlevels = { quote = "note", update = "warning" }\nauthority = ["wire/*.txt"]\n'
        'suppressions = "known.toml"\nbaseline = "known.json"\n'
        '[dates]\n"a.txt" = 2025-09-05\n',
    )
    config = resolve(cwd=tmp_path)
    assert config.settings == Settings(
        kinds=frozenset({"number", "date"}),
        min_confidence=0.7,
        min_level="warning",
        fail_on="never",
        dates=(("a.txt", date(2025, 9, 5)),),
        exclude=("*.bak",),
        tolerance=0.02,
        aliases=(("Kyiv", "Kiev"),),
        paths=("news",),
        levels=(("quote", "note"), ("update", "warning")),
        authority=("wire/*.txt",),
        suppressions="known.toml",
        baseline="known.json",
    )
    assert dict(config.origins) == {
        "kinds": "conflictcheck.toml:1",
        "min-confidence": "conflictcheck.toml:2",
        "min-level": "conflictcheck.toml:3",
        "fail-on": "conflictcheck.toml:4",
        "exclude": "conflictcheck.toml:5",
        "tolerance": "conflictcheck.toml:6",
        "aliases": "conflictcheck.toml:7",
        "paths": "conflictcheck.toml:8",
        "levels": "conflictcheck.toml:9",
        "authority": "conflictcheck.toml:10",
        "suppressions": "conflictcheck.toml:11",
        "baseline": "conflictcheck.toml:12",
        "dates": "conflictcheck.toml:13",
    }


def test_files_are_named_from_the_folder_of_the_configuration(tmp_path: Path) -> None:
    text = f'paths = ["news", "{tmp_path.as_posix()}/wire"]\nsuppressions = "lists/known.toml"\nbaseline = ""\n'
    write(tmp_path, "conflictcheck.toml", text)
    (tmp_path / "desk/night").mkdir(parents=True)
    settings = resolve(cwd=tmp_path / "desk/night").settings
    assert settings.paths == ("../../news", f"{tmp_path.as_posix()}/wire")
    assert (settings.suppressions, settings.baseline) == ("../../lists/known.toml", "")
    assert resolve({"baseline": "b.json"}, cwd=tmp_path / "desk/night").settings.baseline == "b.json"


def test_pyproject_table(tmp_path: Path) -> None:
    write(
        tmp_path,
        "pyproject.toml",
        '[project]\nname = "x"\n\n[tool.conflictcheck]\n# why\nfail-on = "error"\n',
    )
    config = resolve(cwd=tmp_path)
    assert (config.settings.fail_on, origin(config, "fail-on")) == ("error", "pyproject.toml:6")


def test_the_nearest_file_wins_and_only_it_is_read(tmp_path: Path) -> None:
    write(tmp_path, "conflictcheck.toml", "min-confidence = 0.9\ntolerance = 0.2\n")
    write(tmp_path / "a/b", "pyproject.toml", "[tool.conflictcheck]\nmin-confidence = 0.8\n")
    settings = resolve(cwd=tmp_path / "a/b").settings
    assert (settings.min_confidence, settings.tolerance) == (0.8, 0)
    above = resolve(cwd=tmp_path / "a")
    assert (above.settings.min_confidence, above.settings.tolerance) == (0.9, 0.2)


def test_own_file_wins_over_pyproject_beside_it(tmp_path: Path) -> None:
    write(tmp_path, "conflictcheck.toml", "min-confidence = 0.9\n")
    write(tmp_path, "pyproject.toml", "[tool.conflictcheck]\nmin-confidence = 0.8\n")
    assert resolve(cwd=tmp_path).settings.min_confidence == 0.9


@pytest.mark.parametrize("text", ['[project]\nname = "x"\n', '[project]\nname = "conflictcheck"\n', "broken ["])
def test_pyproject_of_others_does_not_count(tmp_path: Path, text: str) -> None:
    write(tmp_path, "conflictcheck.toml", "min-confidence = 0.9\n")
    write(tmp_path / "a", "pyproject.toml", text)
    assert resolve(cwd=tmp_path / "a").settings.min_confidence == 0.9


def test_options_win(tmp_path: Path) -> None:
    write(tmp_path, "conflictcheck.toml", 'min-confidence = 0.9\nkinds = ["date"]\n')
    config = resolve({"min-confidence": "0.25", "kinds": ["number"]}, cwd=tmp_path)
    assert (config.settings.min_confidence, config.settings.kinds) == (0.25, frozenset({"number"}))
    assert origin(config, "min-confidence") == "option --min-confidence"


def test_dates_of_options_join_those_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, "conflictcheck.toml", '[dates]\n"a.txt" = 2025-01-01\n"b.txt" = "2025-01-02"\n')
    config = resolve({"dates": {"b.txt": "2025-03-04", "c.txt": "2025-03-05"}}, cwd=tmp_path)
    assert config.settings.dates == (
        ("a.txt", date(2025, 1, 1)),
        ("b.txt", date(2025, 3, 4)),
        ("c.txt", date(2025, 3, 5)),
    )
    assert origin(config, "dates") == "conflictcheck.toml:1 and option --date"


def test_a_named_file_is_used_and_no_other(tmp_path: Path) -> None:
    write(tmp_path, "conflictcheck.toml", "tolerance = 0.2\n")
    named = write(tmp_path / "elsewhere", "house.toml", "min-confidence = 0.9\n")
    settings = resolve(file=str(named), cwd=tmp_path).settings
    assert (settings.min_confidence, settings.tolerance) == (0.9, 0)


def test_a_named_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none\.toml: No such file or directory\. Name a configuration file"):
        resolve(file=str(tmp_path / "none.toml"))


def test_a_named_pyproject_without_our_table(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", '[project]\nname = "x"\n')
    with pytest.raises(UserError, match=r"has no table \[tool\.conflictcheck\]"):
        resolve(file=str(path))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "min-confidense = 0.5",
            'conflictcheck.toml:1: unknown key "min-confidense". Did you mean "min-confidence"?',
        ),
        (
            "min_confidence = 0.5",
            'conflictcheck.toml:1: unknown key "min_confidence". Did you mean "min-confidence"?',
        ),
        ('zzz = ""', 'conflictcheck.toml:1: unknown key "zzz". Known: kinds, min-confidence,'),
        (
            'min-confidence = "0.5"',
            "conflictcheck.toml:1: min-confidence must be a number from 0 to 1, not '0.5'.",
        ),
        (
            "min-confidence = 1.5",
            "conflictcheck.toml:1: min-confidence must be a number from 0 to 1, not 1.5.",
        ),
        (
            "min-confidence = nan",
            "conflictcheck.toml:1: min-confidence must be a number from 0 to 1, not nan.",
        ),
        (
            "min-confidence = true",
            "conflictcheck.toml:1: min-confidence must be a number from 0 to 1, not True.",
        ),
        ("tolerance = 1", "conflictcheck.toml:1: tolerance must be a number from 0 to below 1, not 1."),
        ('min-level = "eror"', "must be one of error, warning, note, not 'eror'. Did you mean \"error\"?"),
        ('min-level = "never"', "min-level must be one of error, warning, note, not 'never'."),
        ("fail-on = 1", "conflictcheck.toml:1: fail-on must be one of error, warning, note, never, not 1."),
        ('kinds = "number"', "conflictcheck.toml:1: kinds must be a list of strings, not 'number'."),
        ("kinds = []", "conflictcheck.toml:1: kinds must be a list of at least one kind, not []."),
        ('kinds = ["numbr"]', 'conflictcheck.toml:1: unknown kind "numbr". Did you mean "number"?'),
        ('exclude = "*.bak"', "conflictcheck.toml:1: exclude must be a list of strings, not '*.bak'."),
        ("exclude = [1]", "conflictcheck.toml:1: exclude must be a list of strings, not [1]."),
        ('aliases = ["Kyiv"]', "conflictcheck.toml:1: aliases must be a list of strings, not 'Kyiv'."),
        ('aliases = [["Kyiv"]]', "conflictcheck.toml:1: aliases must be groups of at least two names,"),
        ('dates = "2025-01-01"', "conflictcheck.toml:1: dates must be a table of dates by path,"),
        (
            'dates = { a = "soon" }',
            "conflictcheck.toml:1: dates of a must be a date written YYYY-MM-DD, not 'soon'.",
        ),
        ("dates = { a = 2025-01-01T10:00:00 }", "dates of a must be a date written YYYY-MM-DD,"),
        ('paths = "news"', "conflictcheck.toml:1: paths must be a list of strings, not 'news'."),
        ('authority = "wire"', "conflictcheck.toml:1: authority must be a list of strings, not 'wire'."),
        ("baseline = true", "conflictcheck.toml:1: baseline must be the name of a file, not True."),
        ("suppressions = []", "conflictcheck.toml:1: suppressions must be the name of a file, not []."),
        ('levels = "note"', "conflictcheck.toml:1: levels must be a table of levels by kind or reason,"),
        ('levels = { numbr = "note" }', 'unknown kind or reason "numbr". Did you mean "number"?'),
        ('levels = { number = "low" }', "levels of number must be one of error, warning, note, not 'low'."),
        ("tolerance = ", "conflictcheck.toml: is not valid TOML:"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, line: str, said: str) -> None:
    message = refused(tmp_path, line + "\n")
    assert said in message
    assert "\n" not in message


def test_broken_table_of_ours_in_pyproject_is_told(tmp_path: Path) -> None:
    assert "is not valid TOML" in refused(tmp_path, "[tool.conflictcheck]\ntolerance = \n", "pyproject.toml")


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "conflictcheck.toml").write_bytes(b'exclude = ["\xff"]\n')
    with pytest.raises(UserError, match="is not UTF-8"):
        resolve(cwd=tmp_path)


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    (tmp_path / "conflictcheck.toml").write_bytes(b"\xef\xbb\xbftolerance = 0.3\n")
    assert resolve(cwd=tmp_path).settings.tolerance == 0.3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[tool.conflictcheck]\na = 1\n[other]\nb = 2\n", {"a": 2}),
        ('[ tool . "conflictcheck" ]\n"a" = 1\n', {"a": 2}),
        ("[tool]\nconflictcheck.a = 1\n", {"a": 2}),
        ("tool.conflictcheck.a = 1\n", {"a": 1}),
        ("[tool.conflictcheck.dates]\nx = 2025-01-01\n", {"dates": 1}),
        ("# a = 1\n[tool.conflictcheck]\n# a = 2\na = 3\n", {"a": 4}),
    ],
)
def test_lines_of_keys(text: str, lines: dict[str, Any]) -> None:
    assert key_lines(text, ("tool", "conflictcheck")) == lines


@pytest.mark.parametrize("field", [{"min_confidence": 1.1}, {"tolerance": 1.0}])
def test_settings_of_the_library_are_checked_too(field: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(field))):
        Settings(**field)
