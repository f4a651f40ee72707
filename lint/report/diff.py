"""What `--fix` would change, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from itertools import groupby, islice

from lint.job import FileResult
from lint.report import Options
from lint.report.style import styled
from lint.text.source import path_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_COLOURS = {"+": "green", "-": "red", "@": "cyan", " ": None}

_NEAR = 40
"""Characters behind a difference in which the two lines may meet again."""


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The diff of each file that would change; it can be applied with ``patch`` or ``git``."""
    for result in results:
        if result.source is None or not result.changed:
            continue
        name = path_text(result.path.as_posix())
        old, new = (_LINE.findall(text) for text in (result.source.text, result.text))
        diff = unified_diff(old, new, name, name)
        yield from _coloured(diff, options) if options.colour else map(_ended, diff)


def _ended(line: str, shown: str | None = None) -> str:
    """A line, or how it is shown, with its line end."""
    body = line.rstrip("\r\n")
    end = line[len(body) :] or "\n\\ No newline at end of file\n"
    return (body if shown is None else shown) + end


def _coloured(diff: Iterator[str], options: Options) -> Iterator[str]:
    """The diff with what changes inside a line marked."""
    for heading in islice(diff, 2):
        yield _ended(heading, styled(heading.rstrip(), options, bold=True))
    for changes, group in groupby(diff, lambda line: line[0] in "+-"):
        lines = list(group)
        half = len(lines) // 2
        if changes and [line[0] for line in lines] == ["-"] * half + ["+"] * half:
            pairs = [
                _marked(*pair, options) for pair in zip(lines[:half], lines[half:], strict=True)
            ]
            shown = [old for old, _ in pairs] + [new for _, new in pairs]
        else:
            shown = [styled(line.rstrip("\r\n"), options, fg=_COLOURS[line[0]]) for line in lines]
        yield from map(_ended, lines, shown)


def _marked(old: str, new: str, options: Options) -> tuple[str, str]:
    """Two lines, coloured, what differs between them underlined."""
    old, new = old.rstrip("\r\n"), new.rstrip("\r\n")
    shown = [styled("-", options, fg="red"), styled("+", options, fg="green")]
    for differs, *sides in parts(old[1:], new[1:]):
        for side, colour in enumerate(("red", "green")):
            marked = differs or None
            shown[side] += styled(sides[side], options, fg=colour, bold=marked, underline=marked)
    return shown[0], shown[1]


def parts(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """Two lines part by part: whether it differs, and what it is in each; in linear time."""
    tail = _alike(old[::-1], new[::-1], 0, 0)
    ends = old[len(old) - tail :], new[len(new) - tail :]
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    a = b = 0
    while a < len(old) or b < len(new):
        same = _alike(old, new, a, b)
        yield False, old[a : a + same], new[b : b + same]
        a, b = a + same, b + same
        i, j = _next_alike(old, new, a, b)
        yield True, old[a:i], new[b:j]
        a, b = i, j
    yield False, *ends


def _alike(old: str, new: str, a: int, b: int) -> int:
    """How many characters are the same from `a` in one line and `b` in the other."""
    count, most = 0, min(len(old) - a, len(new) - b)
    while count < most and old[a + count] == new[b + count]:
        count += 1
    return count


def _next_alike(old: str, new: str, a: int, b: int) -> tuple[int, int]:
    """The nearest place behind `a` and `b` where the lines are alike again, or their ends."""
    for far in range(1, _NEAR):
        for i in range(a, min(a + far + 1, len(old))):
            j = a + b + far - i
            if j < len(new) and old[i] == new[j]:
                return i, j
    return len(old), len(new)
