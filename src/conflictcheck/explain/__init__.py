"""Says in an editor's words what was found, on what evidence, or why nothing was."""

from conflictcheck.explain.account import Account, account
from conflictcheck.explain.page import page
from conflictcheck.explain.waterfall import waterfall

__all__ = ["Account", "account", "page", "waterfall"]
