"""One module a format; each has `report(results, options)`, which yields text as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.run import FileResult

    Report = Callable[[Iterable[FileResult], "Options"], Iterator[str]]

FORMATS = ("text", "concise", "json", "lsp", "github")


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is written.

    Attributes:
        language: of the messages, one of `lint.diagnostic.LANGUAGES`.
        colour: whether the output shows colours.
        width: cells in a line of the terminal.
    """

    language: str = "en"
    colour: bool = False
    width: int = 80


def named(name: str) -> Report:
    """The report of a format, one of FORMATS."""
    report: Report = import_module(f"lint.report.{name}").report
    return report
