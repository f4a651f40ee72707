"""Quantities as a newspaper prints them: a number, how exact it is, and its unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

import regex

from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS
from lint.text.units import SIZES, is_counted, unit_at

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HAN_DIGITS = f"{DIGITS}两零〇"
_HAN_VALUES = {digit: value for value, digit in enumerate(DIGITS, 1)} | {"两": 2, "零": 0, "〇": 0}
_HAN = f"[{_HAN_DIGITS}十百千万亿]{{1,16}}(?:点[{_HAN_DIGITS}]{{1,4}}[万亿]?)?"
_ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,15}(?!\d))(?:[.．·]\d{1,6})?"
_SCALE = "[百千]?万亿|[十百千]?[万亿]|[百千](?=[余多]?[户人名家个元亩件头只辆吨])"
_NUMBER = lazy(
    r"(?<![第\dA-Za-z.．·])(?P<number>"
    rf"(?:\d{{1,5}}亿(?=\d{{1,4}}万))?{_ARABIC}(?:{_SCALE})?|[百千]分之(?:{_ARABIC}|{_HAN})"
    rf"|[{_HAN_DIGITS}十]{{1,4}}分之[{_HAN_DIGITS}十]{{1,4}}|一半|{_HAN})(?:(?P<more>[余多几来])(?P<scale>{_SCALE})?)?"
)
_DIGIT = lazy_re(rf"[0-9０-９{_HAN_DIGITS}十百千]")
_HEADS = frozenset([
    "约", "大约", "大概", "近", "将近", "接近", "超", "超过", "逾", "突破", "不足", "不到", "低于",
    "少于", "高于", "多于", "不低于", "不少于", "不高于", "不多于", "不超过", "至少", "最多",
    "最少",
])  # fmt: skip
_HEAD_ENDS = frozenset(head[-1] for head in _HEADS)
HEAD = f"(?:{'|'.join(sorted(_HEADS, key=lambda head: (-len(head), head)))})"
"""Words before a number that make it approximate or a bound, as a pattern."""
_FIRST = rf"\d{DIGITS}两十百千"
_HEAD_STARTS = frozenset(head[0] for head in _HEADS)
# A quick look at first.
BEGINS = rf"(?=[{_FIRST}{''.join(sorted(_HEAD_STARTS))}])(?={HEAD}?[{_FIRST}])"
"""What a quantity begins with, as a pattern."""
_HEAD = lazy_re(HEAD)
_TAILS = frozenset(["左右", "上下", "以上", "以下", "以内"])
_BOUNDS = ("至少", "最", "不低", "不少", "不高", "不多", "不超", "低于", "少于", "高于", "多于")


class Quantity(NamedTuple):
    """A number in print, with its unit. All counts are of `base`.

    Attributes:
        start: where it begins, with a word before it such as 约.
        end: where it ends, with its unit and a word behind it such as 左右.
        text: the number and its unit as they are printed, without such words.
        value: what the number says.
        half: how far the true value may be from it: half of the last printed place, or a whole
            closing place where a word says that it is approximate.
        coarse: the same, should its closing zeros come of rounding.
        scale: what its last digit before the point counts: 10,000 in 1.2万元.
        size: how many of its base its unit is: 1,000 公斤 in 吨.
        base: what it is counted in: 元 for 万元, 人 for 名; "" where no unit is printed.
        unit: the unit as it is printed.
        is_exact: whether no word says about, more than, less than.
        is_bound: whether a word makes it a bound: at least, or more.
    """

    start: int
    end: int
    text: str
    value: Decimal
    half: Decimal
    coarse: Decimal
    scale: int
    size: Decimal
    base: str
    unit: str
    is_exact: bool
    is_bound: bool

    def low(self, *, coarse: bool = False) -> Decimal:
        """The least that the printed number can stand for."""
        return self.value - (self.coarse if coarse else self.half)

    def high(self, *, coarse: bool = False) -> Decimal:
        """The most that the printed number can stand for."""
        return self.value + (self.coarse if coarse else self.half)

    def times(self, factor: Decimal, base: str) -> Quantity:
        """The same digits, each counting `factor` of `base`."""
        value, half, coarse = (n * factor for n in (self.value, self.half, self.coarse))
        return self._replace(value=value, half=half, coarse=coarse, base=base)

    def meets(self, other: Quantity) -> bool:
        """Whether both can stand for one value."""
        return self.low() <= other.high() and other.low() <= self.high()


_new_quantity = partial(tuple.__new__, Quantity)  # as `new_span` is


def quantity_at(text: str, at: int, end: int | None = None) -> Quantity | None:
    """The quantity that begins at `at`; None where none does, or its number cannot be read."""
    stop = len(text) if end is None else end
    head = _HEAD.match(text, at, stop) if text[at : at + 1] in _HEAD_STARTS else None
    match = _NUMBER.match(text, head.end() if head else at, stop)
    return _read(text, match, head[0] if head else "", stop) if match else None


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities within `start`..`end`, but Han numerals without a unit."""
    digit = _DIGIT.search(text, start, end)
    while digit:
        at = digit.start()
        match = _NUMBER.match(text, at, end)
        if match:
            at = match.end() - 1
            number = match["number"]
            if number[0].isdecimal() or "分之" in number or unit_at(text, match.end(), end):
                quantity = _read(text, match, _head_before(text, match.start(), start), end)
                if quantity:
                    yield quantity
        digit = _DIGIT.search(text, at + 1, end)


def _head_before(text: str, at: int, start: int) -> str:
    if text[at - 1 : at] not in _HEAD_ENDS:
        return ""
    for length in (3, 2, 1):
        head = text[max(start, at - length) : at]
        if head in _HEADS:
            return head
    return ""


def _read(text: str, match: regex.Match[str], head: str, stop: int) -> Quantity | None:
    start, end = match.span()
    digits, more, extra = match.groups()
    if digits[0] in _SCALES and text[start - 1 : start] in _UNCOUNTED:
        return None  # 数十, 几百
    unit = unit_at(text, end, stop)
    after = printed = end + len(unit)
    if unit and text[after : after + 1] in _ODD and not text[after + 1 : after + 2].isdecimal():
        after += 1
    if text[after : after + 2] in _TAILS:
        after += 2
    is_loose = bool(head or more) or after > printed
    read = _reading(digits + extra if extra else digits, unit, is_loose)
    if read is None:
        return None
    is_bound = is_loose and (head.startswith(_BOUNDS) or text.startswith("以", after - 2, after))
    printed_text = text[start:printed]
    return _new_quantity(
        (start - len(head), after, printed_text, *read, unit, not is_loose, is_bound)
    )


@lru_cache(maxsize=4096)
def _reading(digits: str, unit: str, is_loose: bool) -> _Reading | None:
    """What a number and its unit say, wherever they stand."""
    number = _number(digits)
    if number is None:
        return None
    base, size = SIZES.get(unit, (unit, _ONE))
    place = number.place
    if unit == "成":
        base, size, place = "％", _TEN, _HALF
    elif "分之" in digits or digits == "一半":
        base = "％"
    is_whole = place == 1 and is_counted(unit, base)  # 120 people are 120, and 12 yuan are 12
    half = number.closing if is_loose else _NONE if is_whole else place * _HALF
    closing = number.closing * _HALF if number.closing >= 100 * place else half
    coarse = max(half, closing) * size
    return _Reading(number.value * size, half * size, coarse, number.scale, size, base)


class _Reading(NamedTuple):
    """The fields of a quantity that do not depend on its place."""

    value: Decimal
    half: Decimal
    coarse: Decimal
    scale: int
    size: Decimal
    base: str


_NONE, _HALF, _ONE, _TEN = map(Decimal, ("0", "0.5", "1", "10"))
_UNCOUNTED = frozenset("数几")
_ODD = frozenset("多余")


class _Number(NamedTuple):
    """A number's value, its last printed place, that of its last digit but zeros, its scale."""

    value: Decimal
    place: Decimal
    closing: Decimal
    scale: int


def _number(text: str) -> _Number | None:
    if text == "一半":
        return _Number(Decimal(50), _TEN, _TEN, 1)
    if "分之" in text:
        return _fraction(*text.split("分之"))
    if not text[0].isdecimal():
        return _han_number(text)
    figures, scale = _scaled(text)
    if not figures.isascii() or "," in figures:
        figures = figures.translate(_POINTS)
    larger, _, figures = figures.rpartition("亿")  # 3亿5000万
    value = Decimal(figures)
    zeros = 0 if "." in figures else len(figures) - len(figures.rstrip("0"))
    place = Decimal(scale).scaleb(-len(figures.partition(".")[2]))
    closing = place.scaleb(zeros) if value else place
    total = value * scale + (int(larger) * 10**8 if larger else 0)
    return _Number(total, place, closing, scale)


_POINTS = str.maketrans({"．": ".", "·": ".", ",": None})


def _scaled(text: str) -> tuple[str, int]:
    """A number's figures, and what its scale counts: 万 is 10,000."""
    scale = 1
    while text[-1] in _SCALES:
        scale *= _SCALES[text[-1]]
        text = text[:-1]
    return text, scale


def _closing(value: Decimal) -> Decimal:
    """The place of the last digit of `value` that is not zero."""
    return Decimal((0, (1,), int(value.normalize().as_tuple().exponent)))


def _fraction(below: str, above: str) -> _Number | None:
    """A fraction as a percentage. Those of small numbers, such as two thirds, are rounded."""
    over = _number(above)
    if over is None or below == "百":
        return over
    if below == "千":
        return _Number(over.value / 10, over.place / 10, over.closing / 10, over.scale)
    under = _han_number(below)
    loose = Decimal(4)
    return _Number(over.value * 100 / under.value, loose, loose, 1) if under else None


def _han_number(text: str) -> _Number | None:
    """A Han numeral; None for a year, and for two digits that mean about: 三四."""
    scale = _SCALES[text[-1]] if text[-1] in "万亿" else 1
    whole, _, part = text.partition("点")
    digits = "".join(str(_HAN_VALUES[mark]) for mark in part.rstrip("万亿"))
    value = _han_value(whole)
    if not value and whole != "零":
        return None
    place = Decimal(scale).scaleb(-len(digits))
    total = Decimal(value) * scale + int(digits) * place if part else Decimal(value)
    return _Number(total, place, _closing(total), scale)


def _han_value(text: str) -> int:
    total = section = digit = 0
    for before, mark in pairwise(f"零{text}"):
        if mark in _HAN_VALUES:
            if digit and before in _HAN_VALUES and mark not in "零〇":
                return 0
            digit = _HAN_VALUES[mark] or digit
        elif mark in "十百千":
            section += (digit or 1) * _SCALES[mark]
            digit = 0
        else:
            carried = total if mark == "亿" else 0
            total += (carried + section + digit) * _SCALES[mark] - carried
            section = digit = 0
    return total + section + digit


def in_figures(value: Decimal, places: int) -> str:
    """A value in figures, rounded to so many decimal places, without closing zeros."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
