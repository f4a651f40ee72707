"""Tables of words that lie beside a rule book, or come with newslint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lint.kinds.spec import SpecError

_OURS = Path(__file__).parent.parent / "tables"


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
    path = folder / name
    if not path.exists() and (_OURS / name).exists():
        path = _OURS / name
    for number, line in enumerate(_lines(path), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
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


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError(
            "table", f"读不了词表 {path}：{error}", f"cannot read the table {path}: {error}"
        ) from None
