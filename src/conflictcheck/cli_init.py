"""`init`: a configuration file to start from."""

from __future__ import annotations

import os
from pathlib import Path

from conflictcheck.cli_output import write_file, write_stdout
from conflictcheck.config import OWN, find_file
from conflictcheck.config_toml import template
from conflictcheck.errors import UserError


def run_init(force: bool) -> int:
    """Write `conflictcheck.toml` into the working directory.

    Raises UserError, unless `force`, when it is there already or would hide settings that are read now.
    """
    here = Path.cwd()
    # Also what is broken, or no file at all, is not to be lost.
    found = here / OWN if os.path.lexists(OWN) else find_file(here)
    if found is not None and not force:
        raise _refusal(found, here)
    write_file(OWN, template().encode())
    write_stdout(f"Wrote {OWN}: every setting, with its default. `conflictcheck config` shows what is in force.\n")
    return 0


def _refusal(found: Path, here: Path) -> UserError:
    if found == here / OWN:
        return UserError(OWN, "is there already", "Edit it, or write it anew with --force.")
    shown = os.path.relpath(found, here).replace(os.sep, "/")
    return UserError(shown, f"has settings, which {OWN} would replace here", "Edit it, or use --force.")
