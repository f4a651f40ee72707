"""Han numerals below 1000 and the years, and what they are in figures."""

from __future__ import annotations

FIGURES = "0123456789０１２３４５６７８９"
"""Of half and of full width."""
DIGITS = "一二三四五六七八九"
ONE_TO_TEN = DIGITS + "十"
_ONES = ["", *DIGITS]
_TENS = ["", *(f"{one}十" for one in ["", *_ONES[2:]])]
NUMERALS = tuple(ten + one for ten in _TENS for one in _ONES)
"""The numerals of 0 to 99; that of 0 is empty."""
VALUES = {numeral: value for value, numeral in enumerate(NUMERALS) if numeral}
"""What each of them counts."""
ROUND = {"10": "十", "100": "百", "1000": "千", "10000": "万"}
"""Powers of ten, as they follow 几 and 数."""

ZEROS = "〇零○◯OＯ0"
"""The Han zero of years and numbers, 〇, and what is set in its place."""
_YEAR = str.maketrans(DIGITS + ZEROS, "123456789" + "0" * len(ZEROS))


def year_in_figures(year: str) -> str:
    """A year of four digits, in figures."""
    return year.translate(_YEAR)


def value(numeral: str) -> int:
    """What a numeral below 1000, or a year of four digits, counts; 0 where it is none."""
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 4 and numeral[0] in "一二" and _NO_DIGITS.isdisjoint(numeral):
        return int(year_in_figures(numeral))
    hundreds, mark, rest = numeral.rpartition("百")
    rest = rest.lstrip("零〇").replace("两", "二")
    if not mark:
        return VALUES.get(rest, 0)
    if rest and rest not in VALUES:
        return 0
    return 100 * VALUES.get(hundreds.replace("两", "二"), 0) + VALUES.get(rest, 0)


_NO_DIGITS = frozenset("十百两廿卅")
