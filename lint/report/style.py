"""Colours and the width of text on a terminal."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from unicodedata import category, east_asian_width

import click

from lint.diagnostic import Severity
from lint.report import Options

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
SEVERITIES = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {severity: str(severity) for severity in Severity},
}


def styled(
    text: str,
    options: Options,
    *,
    fg: str | None = None,
    bold: bool | None = None,
    underline: bool | None = None,
    dim: bool | None = None,
) -> str:
    """The text in a style of click's, where colours are shown."""
    if not options.colour or not text or not (fg or bold or underline or dim):
        return text
    return click.style(text, fg=fg, bold=bold, underline=underline, dim=dim)


def visible(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    if text.replace("\u3000", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u3000" else _blank(c) for c in text)


def _blank(character: str) -> str:
    return " " if character.isspace() else "\ufffd"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: a Chinese character takes two."""
    return sum(map(cell, text))


class _Cells(dict[str, int]):
    """How many cells each character takes: a page asks for each of a thousand many times."""

    def __missing__(self, character: str) -> int:
        if character < "\u0300":
            taken = 1
        elif east_asian_width(character) in "WF":
            taken = 2
        else:
            taken = 0 if category(character) in ("Mn", "Me", "Cf") else 1
        self[character] = taken
        return taken


cell = _Cells().__getitem__
"""How many cells a character takes."""


def fit(text: str, room: int) -> str:
    """As much of the beginning of a text as fits into `room` cells."""
    return fitted(text, room)[0]


def fitted(text: str, room: int) -> tuple[str, int]:
    """As much of the beginning of a text as fits into `room` cells, and how many it takes."""
    beginning = text[: room // 2 + 1]  # fills it where it is Chinese, as most copy is
    widths = [*accumulate(map(cell, beginning), initial=0)]
    if widths[-1] <= room:
        widths = [*accumulate(map(cell, text), initial=0)]
    end = bisect_right(widths, room) - 1
    return (text[:end], widths[end]) if end >= 0 else ("", 0)


def fit_end(text: str, room: int) -> str:
    """As much of the end of a text as fits into `room` cells."""
    return fit(text[::-1], room)[::-1]


def padding(text: str) -> str:
    """Blanks as wide as `text`, wide ones below wide characters: they align in any font."""
    return "".join(map(("", " ", "\u3000").__getitem__, map(cell, text)))


def count(number: int, noun: str) -> str:
    """The number with an English noun that takes an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
