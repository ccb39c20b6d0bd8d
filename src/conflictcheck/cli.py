"""The command line: parse, hand over, exit. No logic and no heavy import here: `--help` has 0.3 s."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, Any

import typer

from conflictcheck._version import __version__
from conflictcheck.cli_complete import REQUEST, as_check
from conflictcheck.errors import UserError

COMMANDS = ("check", "baseline", "pairs", "explain", "kinds", "config", "init", "review")
GROUP_OPTIONS = ("--help", "--version", "--install-completion", "--show-completion")

app = typer.Typer(
    name="conflictcheck",
    help="Find factual contradictions between articles. `conflictcheck PATH...` means `check PATH...`.",
    epilog="Exit codes: 0 nothing found, 1 something found, 2 could not run or read an input.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"conflictcheck {__version__}")
        raise typer.Exit(0)


Version = Annotated[
    bool,
    typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
]
Kinds = Annotated[list[str] | None, typer.Option("--kinds", metavar="KIND,...", help="Only these kinds.")]
MinConfidence = Annotated[
    str | None, typer.Option("--min-confidence", metavar="0..1", help="Hide less certain findings.")
]
MinLevel = Annotated[
    str | None,
    typer.Option("--min-level", metavar="error|warning|note", help="Hide findings that matter less."),
]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="error|warning|note|never", help="Exit with 1 from this level on."),
]
Dates = Annotated[
    list[str] | None,
    typer.Option("--date", metavar="PATH=YYYY-MM-DD", help="Publication date of an article. Repeatable."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="GLOB", help="Leave these files out of directories. Repeatable."),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Articles, directories of them, or - for standard input."),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Findings that are known: they are counted and do not fail."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="Processes that read and compare; each takes memory. Usual: 2."),
]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Never show a progress bar.")]
ConfigFile = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Use this file, not the nearest one.")]


def _options(**given: Any) -> dict[str, Any]:
    """What was given on the command line, under the names that the configuration file uses."""
    options = {key.replace("_", "-"): value for key, value in given.items() if value not in (None, [])}
    if "kinds" in options:
        options["kinds"] = [name.strip() for text in options["kinds"] for name in text.split(",") if name.strip()]
    if "dates" in options:
        pairs = [text.rpartition("=") for text in options["dates"]]
        for path, equals, _ in pairs:
            if not (path and equals):
                raise UserError("--date", "needs PATH=YYYY-MM-DD", "For example --date a.txt=2025-09-05.")
        options["dates"] = {path: day for path, _, day in pairs}
    return options


@app.callback()
def group(version: Version = False) -> None:
    pass


@app.command()
def check(
    paths: Paths = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="What to print: terminal, json, jsonl, sarif, github, junit, markdown, html or svg.",
        ),
    ] = "terminal",
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="FILE", help="Also write FILE; its ending tells the format. Repeatable."),
    ] = None,
    date: Dates = None,
    kinds: Kinds = None,
    min_confidence: MinConfidence = None,
    min_level: MinLevel = None,
    fail_on: FailOn = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings do not fail the run.")] = False,
    exclude: Exclude = None,
    changed: Annotated[
        str | None,
        typer.Option("--changed", metavar="REF", help="Check all, report what touches articles changed since REF."),
    ] = None,
    baseline: Baseline = None,
    jobs: Jobs = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again at each save; show what appeared and what went.")
    ] = False,
    no_progress: NoProgress = False,
    config: ConfigFile = None,
    version: Version = False,
) -> int:
    """Report the disagreements between the articles, and inside each."""
    from conflictcheck.cli_check import Asked, run_check

    options = _options(
        kinds=kinds,
        min_confidence=min_confidence,
        min_level=min_level,
        fail_on=fail_on,
        dates=date,
        exclude=exclude,
        baseline=baseline,
    )
    asked = Asked(paths or [], options, output or [], changed, not no_progress, config, jobs)
    if watch:
        from conflictcheck.cli_watch import run_watch

        return run_watch(asked, output_format)
    return run_check(asked, output_format=output_format, exit_zero=exit_zero)


@app.command()
def baseline(
    action: Annotated[str, typer.Argument(metavar="create|update|show", help="What to do with the file.")],
    paths: Paths = None,
    file: Baseline = None,
    only_drop: Annotated[bool, typer.Option("--only-drop", help="Update: drop what is fixed, add nothing.")] = False,
    date: Dates = None,
    kinds: Kinds = None,
    min_confidence: MinConfidence = None,
    min_level: MinLevel = None,
    exclude: Exclude = None,
    no_progress: NoProgress = False,
    config: ConfigFile = None,
) -> int:
    """Keep a list of findings that are known, so that only new ones fail a check."""
    from conflictcheck.cli_baseline import run_baseline

    options = _options(
        kinds=kinds,
        min_confidence=min_confidence,
        min_level=min_level,
        dates=date,
        exclude=exclude,
        baseline=file,
    )
    return run_baseline(action, paths or [], options, only_drop=only_drop, progress=not no_progress, config_file=config)


@app.command()
def pairs(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl", help='Lines of {"id", "a", "b"}; - reads stdin.')],
    kinds: Kinds = None,
    min_confidence: MinConfidence = None,
    min_level: MinLevel = None,
    config: ConfigFile = None,
) -> int:
    """Judge pairs of texts, a line out for each line in. Measures; findings do not fail it."""
    from conflictcheck.cli_pairs import run_pairs

    return run_pairs(file, _options(kinds=kinds, min_confidence=min_confidence, min_level=min_level), config)


@app.command()
def explain(
    topic: Annotated[str | None, typer.Argument(metavar="KIND|ID", help="A kind, or with --report a finding.")] = None,
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="FILE.json", help="The JSON report that holds the finding."),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="A B", help="Two sentences: what is found, or why nothing is."),
    ] = None,
    config: ConfigFile = None,
) -> int:
    """Say what a kind means, what speaks for and against one finding, or why two sentences agree."""
    from conflictcheck.cli_explain import run_between, run_explain

    if (topic is None) == (between is None) or (between is not None and report is not None):
        advice = 'Give one of: KIND, ID --report FILE.json, or --between "..." "...".'
        raise UserError("explain", "needs one thing to explain", advice)
    if between is not None:
        return run_between(*between, config)
    return run_explain(topic or "", report)


@app.command()
def kinds() -> int:
    """List the kinds of disagreement."""
    from conflictcheck.cli_explain import run_kinds

    return run_kinds()


@app.command()
def config(
    date: Dates = None,
    kinds: Kinds = None,
    min_confidence: MinConfidence = None,
    min_level: MinLevel = None,
    fail_on: FailOn = None,
    exclude: Exclude = None,
    config: ConfigFile = None,
) -> int:
    """Show each setting and where it came from."""
    from conflictcheck.cli_explain import run_config

    options = _options(
        kinds=kinds,
        min_confidence=min_confidence,
        min_level=min_level,
        fail_on=fail_on,
        dates=date,
        exclude=exclude,
    )
    return run_config(options, config)


@app.command()
def init(force: Annotated[bool, typer.Option("--force", help="Replace settings that are there.")] = False) -> int:
    """Write a conflictcheck.toml with every setting, explained, and its default."""
    from conflictcheck.cli_init import run_init

    return run_init(force)


@app.command()
def review(
    report: Annotated[str, typer.Argument(metavar="REPORT.json", help="What `--output REPORT.json` wrote.")],
    config: ConfigFile = None,
) -> int:
    """Look at the findings of a report one by one: accept, or dismiss with a reason."""
    from conflictcheck.cli_review import run_review

    return run_review(report, config)


def with_command(args: list[str]) -> list[str]:
    """`PATH...` means `check PATH...`: only a command's name in front is a command.

    A file called `check` can be given as `./check`.
    """
    if args and args[0] not in COMMANDS and args[0] not in GROUP_OPTIONS:
        return ["check", *args]
    return args


def run(args: list[str]) -> int:
    """Run one command line. Returns the exit code; prints, but never raises for what a user can cause."""
    try:
        code = app(with_command(args) or ["--help"], standalone_mode=False, prog_name="conflictcheck") or 0
    except UserError as error:
        code = complain(str(error))
    except typer.TyperException as error:
        advice = "`conflictcheck --help` lists the commands, `conflictcheck check --help` the options."
        code = complain(f"{error.format_message().rstrip('.')}. {advice}")
    except SystemExit as end:
        if REQUEST in os.environ:
            raise
        # With 0 typer ends what it does about completion, with 1 when the reader of its help has gone: no error.
        code = 0 if end.code in (0, 1) else 2
    except OSError as error:
        if error.filename is not None:
            raise
        # Help is written by typer, all else by `cli_output`, which says the same.
        code = complain(f"standard output: {error.strerror}. Free some space or write elsewhere.")
    except KeyboardInterrupt:
        code = 130
    if code == 130:
        complain("interrupted.")
    return int(code) if args else 2


def complain(line: str) -> int:
    """One line on standard error. Returns 2, the exit code that goes with it."""
    from conflictcheck.cli_output import say

    say(f"conflictcheck: {' '.join(line.split())}")
    return 2


def _may_be_first(word: str) -> bool:
    return word in COMMANDS or any(option.startswith(word) for option in GROUP_OPTIONS if word)


def main() -> None:
    """Entry point of the `conflictcheck` command."""
    if REQUEST in os.environ:
        os.environ |= as_check(os.environ, _may_be_first)
    # A run builds many objects that live to its end; looking for cycles among them again and again costs a
    # quarter of the time of the comparison and finds nothing.
    gc.set_threshold(500_000, 20, 100)
    code = run(sys.argv[1:])
    # The interpreter looks for cycles once more before it ends, among all that a run has built; the system takes
    # the memory back anyway.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
