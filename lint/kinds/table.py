"""Tables of words that lie beside a rule book, or come with newslint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lint.kinds.spec import SpecError

_OURS = Path(__file__).parent.parent / "tables"

SHORTEST_PHRASE = 4
"""Characters: of fewer, one that is changed too often gives another word."""


class Row(NamedTuple):
    """A wrong word, the right one, and longer texts that hold the wrong one and are right."""

    wrong: str
    right: str
    traps: tuple[str, ...] = ()


def read_table(folder: Path, name: str) -> Iterator[Row]:
    """The rows of the table: the file of this name in `folder`, or else newslint's own.

    Raises:
        SpecError: there is none, or it is no table.
    """
    path = _path(folder, name)
    for number, cells in _rows(path):
        if len(cells) < 2 or not cells[0]:
            raise SpecError(
                "table",
                f"{path}:{number}：误、正两栏之间要用制表符隔开",
                f"{path}:{number}: put a tab between wrong and right",
            )
        if cells[0] == cells[1]:
            raise SpecError(
                "table",
                f"{path}:{number}：“{cells[0]}”改成了自己：删去这一行",
                f"{path}:{number}: “{cells[0]}” is corrected to itself: drop the line",
            )
        traps = cells[2] if len(cells) > 2 else ""
        yield Row(cells[0], cells[1], tuple(traps.split()) if traps else ())


def read_phrases(folder: Path, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The phrases of a table, which is found as `read_table` finds it, each with its other forms.

    Raises:
        SpecError: there is none, or it is no table.
    """
    path = _path(folder, name)
    for number, cells in _rows(path):
        if len(cells[0]) < SHORTEST_PHRASE:
            raise SpecError(
                "table",
                f"{path}:{number}：词组“{cells[0]}”不足四字：删去这一行",
                f"{path}:{number}: “{cells[0]}” has fewer than four characters: drop the line",
            )
        yield cells[0], tuple(cells[1].split()) if len(cells) > 1 else ()


def _path(folder: Path, name: str) -> Path:
    path = folder / name
    return _OURS / name if not path.exists() and (_OURS / name).exists() else path


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, and its number; without comments and empty lines."""
    for number, line in enumerate(_lines(path), 1):
        if line and line[0] != "#" and not line.isspace():
            yield number, line.split("\t")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError(
            "table", f"读不了词表 {path}：{error}", f"cannot read the table {path}: {error}"
        ) from None
