"""The three mutants of an article: a copy, a reworded copy, a reworded copy with conflicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random

from benchmarks.mutate import reword_names, reword_values, reword_words
from benchmarks.mutate.conflicts import chosen
from benchmarks.mutate.mutant import Change, Mutant, apply
from benchmarks.mutate.view import View, view

Rule = Callable[[View, Random], Iterator[Change] | Iterator[tuple[Change, Change]]]
_RULES: tuple[Rule, ...] = (
    reword_values.units,
    reword_values.dates,
    reword_values.clock,
    reword_names.titles,
    reword_names.polite,
    reword_words.voice,
    reword_words.said,
    reword_names.later,
    reword_values.numbers,
    reword_values.percent,
    reword_words.synonyms,
)
_SHARE = 0.75
"""Of what can be reworded, how much is."""
_LEANS = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Hh]im|[Tt]hem|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Aa]lso|[Tt]hen"
    r"|[Ll]ater|[Oo]thers?|[Aa]nother|[Bb]oth|[Bb]ut|[Hh]owever|[Tt]here|[Ee]arlier|[Bb]efore|[Aa]fter|[Ss]uch|[Tt]oo|[Ss]till"
    r"|[Ee]ach|[Nn]either|[Ss]ame|[Ff]ormer|[Ll]atter|[Oo]ne)\b"
)


def copied(text: str) -> Mutant:
    return apply(view(text), ())


def reworded(text: str, seed: int = 0) -> Mutant:
    """Says the same in other forms. Same text and seed, same mutant."""
    seen = view(text)
    return apply(seen, _wording(seen, _random(seed, text), ()), _swaps(seen, _random(seed, text)))


def injected(text: str, seed: int = 0, conflicts: int = 3, kinds: Iterable[str] | None = None) -> Mutant:
    """The reworded text with up to `conflicts` conflicts, each of another kind and in another sentence: of `kinds`
    (all by default), as far as the text has places for them."""
    seen = view(text)
    wrong = chosen(seen, Random(f"conflicts {seed} {text}"), conflicts, kinds)
    return apply(seen, (*_wording(seen, _random(seed, text), wrong), *wrong), _swaps(seen, _random(seed, text)))


def _random(seed: int, text: str) -> Random:
    return Random(f"{seed} {text}")


def _wording(seen: View, rng: Random, taken: Iterable[Change]) -> list[Change]:
    """Changes that keep the meaning and touch neither each other, nor a quotation, nor `taken`."""
    kept: list[Change] = []
    taken = tuple(taken)
    for rule in _RULES:
        for made in rule(seen, rng):
            changes = made if isinstance(made, tuple) else (made,)
            # Drawn for every candidate, so that a conflict does not alter how the rest is worded.
            wanted = rng.random() < _SHARE
            free = not any(c.touches(k) for c in changes for k in (*kept, *taken))
            if wanted and free and not any(seen.in_quote(c.start, c.end) for c in changes):
                kept += changes
    return kept


def _swaps(seen: View, rng: Random) -> list[int]:
    """Neighbours of one paragraph that may change places: neither they nor the next sentence lean on what was said
    before, and they name no one in common."""
    swaps: list[int] = []
    for i in range(len(seen.sentences) - 1):
        if seen.paragraph[i] != seen.paragraph[i + 1] or (swaps and swaps[-1] == i - 1):
            continue
        near = [seen.text[a:b] for a, b in seen.sentences[i : i + 3]]
        follows = i + 2 < len(seen.sentences) and seen.paragraph[i + 2] == seen.paragraph[i]
        leans = any(_LEANS.search(s) or '"' in s or "“" in s for s in near[: 3 if follows else 2])
        if not leans and not _names(near[0]) & _names(near[1]) and rng.random() < _SHARE:
            swaps.append(i)
    return swaps


def _names(sentence: str) -> set[str]:
    return set(re.findall(r"\b[A-Z]\w+", sentence)[1:]) | set(re.findall(r"\b[A-Z][a-z]+(?= [A-Z])", sentence))
