"""How time grows with the text: nothing may grow faster than it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial

from pages import long_text
from timing import alternate, ratio, seconds

import lint

_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""UTF-8 bytes of ordinary copy, each beside twice as much."""
_MANY = 500_000
"""Characters of copy that nobody writes, beside twice as many."""


def rows(given: list[str], rounds: int) -> Iterator[dict[str, str | float | int]]:
    """For each kind of text the time of twice as much, as a multiple of the time of once."""
    for size in _SIZES:
        copy = long_text(2 * size, given)
        half = copy[: len(copy) // 2]
        yield _row(f"copy, {size * 2 / 1e6:g} MB", half, copy, max(3, rounds))
    for name, make in _HOSTILE.items():
        yield _row(name, make(_MANY), make(2 * _MANY), 3)


def _row(name: str, once: str, twice: str, rounds: int) -> dict[str, str | float | int]:
    jobs = {
        name: partial(seconds, partial(lint.check, text))
        for name, text in (("once", once), ("twice", twice))
    }
    taken = alternate(jobs, rounds)
    return {
        "what": name,
        "seconds": min(taken["twice"]),
        "time(2n) : time(n)": ratio(taken["twice"], taken["once"]),
    }


def _near_equal(characters: int) -> str:
    chance = random.Random(0)  # noqa: S311 - to be repeated
    sentence = "云溪镇召开会议研究部署防汛工作要求各村压实责任确保安全度汛"
    made = []
    for _ in range(characters // (len(sentence) + 1)):
        at = chance.randrange(len(sentence))
        made.append(sentence[:at] + chance.choice("甲乙丙丁") + sentence[at + 1 :] + "。")
    return "".join(made)


_HOSTILE: dict[str, Callable[[int], str]] = {
    "啊 ×": lambda count: "啊" * count,
    "强化 ×": lambda count: "强化" * (count // 2),
    "“ ×": lambda count: "“" * count,
    "《甲 ×": lambda count: "《甲" * (count // 2),
    "1 ×": lambda count: "1" * count,
    "blanks ×": lambda count: " " * count,
    "lines ×": lambda count: "\n" * count,
    "一 ×": lambda count: "一" * count,
    "， ×": lambda count: "，" * count,
    "1月 ×": lambda count: "1月" * (count // 2),
    "near-equal sentences": _near_equal,
}
