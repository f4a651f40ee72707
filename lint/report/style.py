"""Colours and the width of text on a terminal."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
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


@cache  # a page has a thousand different characters, and its excerpts ask for each many times
def cell(character: str) -> int:
    """How many cells a character takes."""
    if character < "\u0300":
        return 1
    if east_asian_width(character) in "WF":
        return 2
    return 0 if category(character) in ("Mn", "Me", "Cf") else 1


def fit(text: str, room: int) -> str:
    """As much of the beginning of a text as fits into `room` cells."""
    return fitted(text, room)[0]


def fitted(text: str, room: int) -> tuple[str, int]:
    """As much of the beginning of a text as fits into `room` cells, and how many it takes."""
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
