"""Runs of characters that hold another run twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_HEAD = 4
_TAIL = 5


class Double(NamedTuple):
    """Copies of the same `size` characters fill `start`..`end` of a run."""

    start: int
    end: int
    size: int


def doubles(runs: Iterable[str]) -> dict[str, Double]:
    """The runs that consist of copies of one, or that end or begin with such copies."""
    # To look for the first and the last characters is much quicker than to look for a period.
    candidates = [
        run
        for run in runs
        if run[:_HEAD] in run[_HEAD:] or (len(run) > 2 * _TAIL and run[-_TAIL:] in run[:-_TAIL])
    ]
    return {run: double for run in candidates if (double := _double(run))}


def _double(run: str) -> Double | None:
    end = len(run)
    size = (run + run).find(run, 1)
    if size < end:
        return Double(0, end, size)
    size = end - _TAIL - run.rfind(run[-_TAIL:], 0, -1)
    if size >= _TAIL and run.endswith(run[-size:] * 2):
        return Double(end - _copies(run[::-1], size), end, size)
    size = run.find(run[:_HEAD], _HEAD)
    if size >= _HEAD and run.startswith(run[:size] * 2):
        return Double(0, _copies(run, size), size)
    return None


def _copies(run: str, size: int) -> int:
    """How many characters the copies of its first `size` fill that a run begins with."""
    unit, end = run[:size], size
    while run.startswith(unit, end):
        end += size
    return end
