"""GitHub Flavored Markdown (https://github.github.com/gfm/): tables, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lint.report.style import visible

_MARKS = re.compile(r"[\\`*_\[\]<>|#~&$]")


def escaped(text: str) -> str:
    """The text on one line, nothing in it being read as Markdown or HTML."""
    return _MARKS.sub(r"\\\g<0>", visible(text))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], figures: Sequence[bool]) -> str:
    """A table of text; the columns that hold `figures` are flush right."""
    rules = ["---:" if is_figure else "---" for is_figure in figures]
    return "".join(map(_row, (map(escaped, heads), rules, *(map(escaped, row) for row in rows))))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
