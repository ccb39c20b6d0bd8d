"""Mutation tests: an article against its copy, its reworded copy, and the reworded copy with known conflicts in it.

`python -m benchmarks.mutate [FOLDER ...]` prints recall per kind of injected conflict and false findings per 1,000
sentences. Everything is drawn from a seed and the text itself: the same article gives the same mutant.
"""

from benchmarks.mutate.mutant import Mutant, Placed
from benchmarks.mutate.mutate import copied, injected, reworded

__all__ = ["Mutant", "Placed", "copied", "injected", "reworded"]
