"""What `--fix` would change, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher, unified_diff
from itertools import groupby, islice

from lint.report import Options
from lint.report.style import styled
from lint.run import FileResult

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_COLOURS = {"+": "green", "-": "red", "@": "cyan", " ": None}

_SHORT = 2_000
"""Characters of a line in which changes are looked for; beyond, that takes too long."""


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The diff of each file that would change; it can be applied with ``patch`` or ``git``."""
    for result in results:
        if result.source is None or not result.changed:
            continue
        name = result.path.as_posix()
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
    for tag, *ends in _changes(old[1:], new[1:]):
        for side, (line, colour) in enumerate(((old, "red"), (new, "green"))):
            part = line[1:][ends[2 * side] : ends[2 * side + 1]]
            differs = tag != "equal" or None
            shown[side] += styled(part, options, fg=colour, bold=differs, underline=differs)
    return shown[0], shown[1]


def _changes(old: str, new: str) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(old), len(new)) > _SHORT:
        return [("equal", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
