"""JSON Lines: the objects of the format ``json``, one a line, without an array around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from lint.job import FileResult
from lint.report import Options
from lint.report.json import entries


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """A line for each finding."""
    for entry in entries(results, options):
        yield msgspec.json.encode(entry).decode() + "\n"
