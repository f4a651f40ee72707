"""How scores are told; one module a format, with `report(issues, line, options)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from importlib import import_module

from lint.report import Options
from lint.score import Issue

FORMATS = ("text", "json", "markdown")

Report = Callable[[Sequence[Issue], Decimal, Options], Iterator[str]]


def named(name: str) -> Report:
    """The report of a format, one of FORMATS; its `line` is what a rate may not be above."""
    report: Report = import_module(f"lint.report.score.{name}").report
    return report
