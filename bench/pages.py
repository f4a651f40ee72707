"""Pages to time: made from those in examples/, or those of any folder."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

import lint

EXAMPLES = Path(__file__).parents[1] / "examples"
PAGE = 17_600
"""UTF-8 bytes of a full page."""

_CLAUSE = re.compile(r"[^，。；！？\n]+[，。；！？”]*")
_CLAUSES_IN_PARAGRAPH = 12
_HALF_WIDTH = 20
"""Commas in an example of half-width marks, which would be a finding in every clause."""


def texts(folder: Path) -> list[str]:
    """The text files of a folder and those below it, by name."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def pages(seed: int = 0) -> Iterator[str]:
    """Pages without end, each of the examples' clauses in an order of its own.

    Every clause is copy that was written as copy, and stands on a page about once: sentences are
    not repeated, as a page's are not.
    """
    copy = (lint.reflow(text) for text in texts(EXAMPLES) if text.count(",") < _HALF_WIDTH)
    clauses = list(map(_closed, chain.from_iterable(map(_CLAUSE.findall, copy))))
    for number in range(seed, 1 << 31):
        yield "".join(_page(clauses, random.Random(number)))  # noqa: S311 - to be repeated


def _closed(clause: str) -> str:
    """The clause, without marks of which the other half stands in another clause."""
    for pair in ("“”", "《》", "（）"):
        if clause.count(pair[0]) != clause.count(pair[1]):
            clause = clause.translate(dict.fromkeys(map(ord, pair)))
    return clause.strip()


def _page(clauses: Sequence[str], chance: random.Random) -> Iterator[str]:
    size = 0
    while size < PAGE:
        deck = chance.sample(clauses, len(clauses))
        for number, clause in enumerate(deck, 1):
            end = "。\n" if number % _CLAUSES_IN_PARAGRAPH == 0 else ""
            yield (clause.rstrip("，。；！？") + end) if end else clause
            size += len(clause.encode())
            if size >= PAGE:
                break
    yield "。\n"


def write(folder: Path, count: int, given: Sequence[str]) -> int:
    """Write so many files, of the given texts in turn or of made-up pages. Returns the bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    source = chain.from_iterable(repeat(given)) if given else pages()
    size = 0
    for number in range(count):
        data = next(source).encode()
        (folder / f"{number:05}.txt").write_bytes(data)
        size += len(data)
    return size


def long_text(size: int, given: Sequence[str]) -> str:
    """One text of at least so many UTF-8 bytes."""
    source = chain.from_iterable(repeat(given)) if given else pages()
    parts: list[str] = []
    while size > 0:
        parts.append(next(source))
        size -= len(parts[-1].encode())
    return "\n".join(parts)
