"""One module a format; each has `report(results, options)`, which yields text as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from lint.job import Job

if TYPE_CHECKING:
    from lint.job import FileResult

    Report = Callable[[Iterable[FileResult], "Options"], Iterator[str]]

FORMATS = (
    "text",
    "concise",
    "json",
    "json-lines",
    "lsp",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjsonl",
    "markdown",
)
FOR_PEOPLE = frozenset({"text", "concise", "statistics"})


class Options(msgspec.Struct, frozen=True):
    """How a report is written.

    Attributes:
        language: of the messages, one of `lint.diagnostic.LANGUAGES`.
        colour: whether to mark places by colour.
        width: cells in a line of the terminal.
        job: what was asked of each file.
        exit_status: tells how the command will end (0 by default); asked when all results are in.
    """

    language: str = "en"
    colour: bool = False
    width: int = 80
    job: Job = Job()
    exit_status: Callable[[], int] = int


def named(name: str) -> Report:
    """The report of a format (one of FORMATS), or ``diff`` or ``statistics``."""
    report: Report = import_module(f"lint.report.{name.replace('-', '_')}").report
    return report
