"""Characters that stand twice running, told by the bytes of a page.

That is many times faster than a pattern that refers back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from lint.text.blocks import blocks
from lint.text.common import common_start
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.rare import ASTRAL
from lint.text.view import Span

_WORD = 2  # characters
_SHORT = range(3, 9)  # doubles of so many characters are looked for one size after the other
_LONG = _SHORT.stop
_TAIL = 5  # characters that are doubled, at least, where a run ends with them
_HEAD = 4  # and where it begins with them, or consists of nothing else
_LONG_RUN = lazy_re(f" ([^ ]{{{2 * _LONG},}})")
_HAN = bytes(byte if 0x4E <= byte <= 0x9F else ord(" ") for byte in range(256))


class Double(NamedTuple):
    """Copies of the same `size` characters fill `start`..`end`, all of a run of Han or a part."""

    start: int
    end: int
    size: int
    is_whole: bool


class Doubles(msgspec.Struct, frozen=True):
    """What stands twice running on a page.

    Attributes:
        words: the stretches that are the same as two characters on: any two characters of one and
            the two behind them are a double.
        short: where such stretches begin of three to eight characters, ascending. No run of Han
            has a double but in a stretch that begins in it.
        runs: the runs of Han that consist of copies of one, or that end or begin with such copies;
            those of three characters or fewer are left out, and some that stand within a run.
    """

    words: list[Span]
    short: list[int]
    runs: list[Double]


def doubles(document: Document) -> Doubles:
    """The doubles of the flow; to be asked for with `document.once(doubles)`."""
    found, start = Doubles([], [], []), 0
    for block in blocks(document.flow.text, "\n"):
        _find(block, start, found)
        start += len(block)
    return found


def _find(text: str, start: int, found: Doubles) -> None:
    """Add the doubles of a part of the flow that begins at `start`."""
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) > 2 * len(text):
        coded = ASTRAL.sub(" ", text).encode("utf-16-le", "surrogatepass")
    lower = int.from_bytes(coded[::2], "little")
    upper = coded[1::2].translate(_HAN).decode("latin-1")
    short = sorted({at for size in _SHORT for at, _ in _running_twice(text, lower, size)})
    found.words.extend(
        Span(start + at, start + end) for at, end in _running_twice(text, lower, _WORD)
    )
    found.short.extend(start + at for at in short)
    found.runs.extend(
        run._replace(start=start + run.start, end=start + run.end)
        for run in _runs(text, upper, short)
    )


def _running_twice(text: str, lower: int, size: int) -> Iterator[tuple[int, int]]:
    """Each stretch that is the same as so many characters on; `lower` are the lower bytes."""
    # A byte is 0 where the character is the same as so many on, and seldom elsewhere.
    same = (lower ^ (lower >> 8 * size)).to_bytes(len(text), "little")
    at = same.find(bytes(size))
    while at >= 0:
        end = at
        while text.startswith(text[end : end + size], end + size):
            end += size
        if end == at:
            end += 1
        else:
            end += common_start(text[end : end + size], text[end + size : end + 2 * size])
            yield at, end
        at = same.find(bytes(size), end)


def _runs(text: str, upper: str, short: list[int]) -> Iterator[Double]:
    """The runs of Han with doubles; `upper` has a blank where anything but Han stands."""
    end = 0
    for at in sorted((*short, *_long_doubles(upper))):
        if at < end or upper[at] == " ":
            continue
        start = upper.rfind(" ", end, at) + 1 or end
        end = upper.find(" ", at) % (len(upper) + 1)
        if double := _double(text[start:end]):
            yield double._replace(start=start + double.start, end=start + double.end)


def _long_doubles(upper: str) -> list[int]:
    """Where runs stand whose first or last characters stand in them again."""
    padded = " " + upper
    again = {
        run
        for run in _LONG_RUN.findall(padded)
        if run[:_LONG] in run[_LONG:] or run[-_LONG:] in run[:-_LONG]
    }
    return [m.start() for m in _LONG_RUN.finditer(padded) if m[1] in again] if again else []


def _double(run: str) -> Double | None:
    end = len(run)
    size = (run + run).find(run, 1)
    if size < end:
        return Double(0, end, size, True)
    size = end - _TAIL - run.rfind(run[-_TAIL:], 0, -1)
    if size >= _TAIL and run.endswith(run[-size:] * 2):
        return Double(end - _copies(run[::-1], size), end, size, False)
    size = run.find(run[:_HEAD], _HEAD)
    if size >= _HEAD and run.startswith(run[:size] * 2):
        return Double(0, _copies(run, size), size, False)
    return None


def _copies(run: str, size: int) -> int:
    """How many characters the copies of its first `size` fill that a run begins with."""
    unit, end = run[:size], size
    while run.startswith(unit, end):
        end += size
    return end
