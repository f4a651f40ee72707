"""How time grows with the text: nothing may grow faster than it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from pages import long_text
from timing import alternate, ratio, seconds

import lint

_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""UTF-8 bytes of ordinary copy, each beside twice as much."""
_MANY = 500_000
"""Characters of a text that consists of a few, beside twice as many."""
_COPIES = 100_000
"""Characters of a text in which the same copy stands again and again, beside twice as many."""


def rows(given: list[str], rounds: int) -> Iterator[dict[str, str | float | int]]:
    """For each kind of text the time of twice as much, as a multiple of the time of once."""
    for size in _SIZES:
        copy = long_text(2 * size, given)
        half = copy[: len(copy) // 2]
        yield _row(f"copy, {len(copy.encode()) / 1e6:.2g} MB", half, copy, rounds)
    for name, unit in _MARKS.items():
        yield _row(f"{name} ×", *_times(unit, _MANY), 2)
    for name, unit in _COPY.items():
        yield _row(f"{name} ×", *_times(unit, _COPIES), 2)
    yield _row("near-equal sentences", _near_equal(_MANY), _near_equal(2 * _MANY), 2)


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


def _times(unit: str, characters: int) -> tuple[str, str]:
    once = unit * (characters // len(unit))
    return once, once * 2


_MARKS = {
    "啊": "啊",
    "强化": "强化",
    "“": "“",
    "《甲": "《甲",
    "1": "1",
    "blank": " ",
    "line": "\n",
    "一": "一",
    "，": "，",
    "、": "、",
    "1月": "1月",
}
_COPY = {
    "two names alike": "县委书记王婷说，县委书记王亭也说。",
    "item": "一是抓防汛，",
    "report": "春耕正忙\n本报清河10月25日讯 昨天（10月23日）有雨。\n",
    "dateline amid the text": "本报清河10月25日讯 昨天（10月23日）有雨。",
    "span of years": "三年行动（2018—2020年），",
    "figures": "由120万元增至150万元，增长25%；",
    "row of a table": "云溪镇  120  35  12%\n",
    "quoted count": "以“四化”促振兴。\n生产规模化\n全县流转土地两万亩。\n",
    "sentence": "合作社今年又添了三台烘干机和收割机。\n",
}
"""Of each kind of reading what it might look through again and again."""
