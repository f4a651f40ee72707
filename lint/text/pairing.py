"""Names that differ by one character: the pairs among many, without comparing each with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from lint.text.likeness import is_like

_SHORT = 2  # characters of a name of which nothing can be exchanged
_MOST = 6  # names that share all but one character are a list, and no slips of each other


class Pair(NamedTuple):
    """Two names that are the same but for one character.

    Attributes:
        long: the longer one, where a character is lost.
        short: the other one.
        is_like: whether the two characters sound or look alike; where one is lost, True.
    """

    long: str
    short: str
    is_like: bool


def near_pairs(names: Collection[str]) -> Iterator[Pair]:
    """The pairs of names, each once, that differ by one character, changed or lost.

    Or by the order of the last two: 王建国, 王国建.
    """
    firsts, rests = _repeated(name[0] for name in names), _repeated(name[1:] for name in names)
    # Others share neither their beginning nor their end with any.
    known = {name for name in names if name[0] in firsts or name[1:] in rests}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(known):
        turned = name[:-2] + name[:-3:-1]
        if len(name) > _SHORT and turned > name and turned in known:
            yield Pair(name, turned, True)
        shorter = {name[:i] + name[i + 1 :] for i in range(len(name))}
        yield from (Pair(name, short, True) for short in sorted(shorter & known))
        for i in range(len(name)):
            alike[f"{name[:i]}\0{name[i + 1 :]}"].append(name)
    for key, group in alike.items():
        if 1 < len(group) <= _MOST:
            at = key.index("\0")
            for one, other in combinations(group, 2):
                yield Pair(one, other, is_like(one[at], other[at]))


def _repeated(texts: Iterable[str]) -> set[str]:
    """Those that stand there more than once."""
    once: set[str] = set()
    again: set[str] = set()
    for text in texts:
        (again if text in once else once).add(text)
    return again
