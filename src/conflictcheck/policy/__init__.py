"""Decides what of a report is shown and what fails the run. Pure functions over the model."""

from conflictcheck.policy.authority import authority_first, doubted_first
from conflictcheck.policy.select import exit_code, fails, graded, is_shown, select
from conflictcheck.policy.suppress import suppress

__all__ = ["authority_first", "doubted_first", "exit_code", "fails", "graded", "is_shown", "select", "suppress"]
