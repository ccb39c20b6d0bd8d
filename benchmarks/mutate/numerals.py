"""Small numbers in words and digits, and how a newspaper rounds."""

from __future__ import annotations

_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONES = f"zero one two three four five six seven eight nine {_TEENS}".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
WORDS = {word: n for n, word in enumerate(_ONES) if n >= 2} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
"""Number words from two on: "one" is too often no number."""


def in_words(n: int) -> str:
    """2 <= n <= 99.

    >>> in_words(42)
    'forty-two'
    """
    if n < 20:
        return _ONES[n]
    tens = _TENS[n // 10 - 2]
    return tens if n % 10 == 0 else f"{tens}-{_ONES[n % 10]}"


def value_of(raw: str) -> float | None:
    """The number that digits with commas, or a word, stand for.

    >>> value_of("1,200"), value_of("3.31"), value_of("twelve"), value_of("many")
    (1200.0, 3.31, 12.0, None)
    """
    if raw.lower() in WORDS:
        return float(WORDS[raw.lower()])
    try:
        return float(raw.replace(",", ""))
    except ValueError:
        return None


def like(value: float, raw: str) -> str:
    """`value` written as `raw` is: decimals, thousands commas, word or digits.

    >>> like(1742, "1,200"), like(5.44, "3.31"), like(20, "twelve"), like(38, "2019")
    ('1,742', '5.44', 'twenty', '38')
    """
    if raw.lower() in WORDS and 2 <= round(value) <= 99:
        word = in_words(round(value))
        return word.capitalize() if raw[0].isupper() else word
    decimals = len(raw.partition(".")[2])
    short = len(raw.partition(".")[0]) < 4
    return f"{value:,.{decimals}f}" if "," in raw or short or value >= 10_000 else f"{value:.{decimals}f}"


def rounded(value: float) -> str:
    """As papers print a converted measure: whole from 10 on, one decimal below.

    >>> rounded(55.92), rounded(1242.7), rounded(3.218), rounded(4.0)
    ('56', '1,243', '3.2', '4')
    """
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.1f}".removesuffix(".0")
