"""One module a format; each has `report(results, options)`, which yields text as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from lint.job import FileResult

    Report = Callable[[Iterable[FileResult], "Options"], Iterator[str]]

FORMATS = ("text", "concise", "json", "lsp", "github")
FOR_PEOPLE = frozenset({"text", "concise", "statistics"})


class Options(msgspec.Struct, frozen=True):
    """How a report is written.

    Attributes:
        language: of the messages, one of `lint.diagnostic.LANGUAGES`.
        colour: whether to mark places by colour.
        width: cells in a line of the terminal.
        fixed: whether fixes were applied.
        hides_info: whether advice was left out.
    """

    language: str = "en"
    colour: bool = False
    width: int = 80
    fixed: bool = False
    hides_info: bool = True


def named(name: str) -> Report:
    """The report of a format (one of FORMATS), or ``diff`` or ``statistics``."""
    report: Report = import_module(f"lint.report.{name}").report
    return report
