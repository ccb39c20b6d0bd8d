"""Frozen values that every other part speaks in. Standard library only."""

from conflictcheck.model.conflict import Claim, Conflict, Evidence, Side
from conflictcheck.model.report import ArticleInfo, Note, Report, Skipped
from conflictcheck.model.text import Article, Lines, Sentence, Span, Token
from conflictcheck.model.value import Found, Moment, Name, Place, Quantity

__all__ = [
    "Article",
    "ArticleInfo",
    "Claim",
    "Conflict",
    "Evidence",
    "Found",
    "Lines",
    "Moment",
    "Name",
    "Note",
    "Place",
    "Quantity",
    "Report",
    "Sentence",
    "Side",
    "Skipped",
    "Span",
    "Token",
]
