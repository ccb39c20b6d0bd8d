"""`python -m conflictcheck` is the command `conflictcheck`."""

from conflictcheck.cli import main

main()
