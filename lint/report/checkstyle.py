"""Checkstyle's XML, which many CI services and reviewdog read: an element a file.

See https://github.com/checkstyle/checkstyle (XMLLogger). Columns count code points from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.job import FileResult
from lint.report import Options
from lint.report.places import relative_name
from lint.report.xml import DECLARATION, empty, opening
from lint.text.positions import Positions


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The files that were asked for, those without findings too.

    Where a file failed, that is told as an error in its first line.
    """
    yield DECLARATION + opening("checkstyle", version="4.3") + "\n"
    for result in results:
        yield "".join(_file(result, options.language))
    yield "</checkstyle>\n"


def _file(result: FileResult, language: str) -> Iterator[str]:
    positions = Positions(result.text)
    yield opening("file", name=relative_name(result.path)) + "\n"
    for problem in result.problems:
        yield _error(1, 1, "error", problem.in_language(language), "newslint")
    for diagnostic in result.diagnostics:
        row, column = positions.position(diagnostic.span.start)
        message = diagnostic.message.in_language(language)
        yield _error(row, column, str(diagnostic.severity), message, f"newslint.{diagnostic.code}")
    yield "</file>\n"


def _error(row: int, column: int, severity: str, message: str, source: str) -> str:
    return (
        empty("error", line=row, column=column, severity=severity, message=message, source=source)
        + "\n"
    )
