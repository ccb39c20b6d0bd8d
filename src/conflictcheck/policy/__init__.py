"""Decides what of a report is shown and what fails the run. Pure functions over the model."""

from conflictcheck.policy.select import exit_code, fails, is_shown, select

__all__ = ["exit_code", "fails", "is_shown", "select"]
