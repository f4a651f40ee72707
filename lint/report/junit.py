"""JUnit's XML, by which CI services list tests: a suite a file, a failed case a finding.

See https://docs.gitlab.com/ci/testing/unit_test_reports/, which says what of it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.job import FileResult
from lint.report import Options
from lint.report.places import relative_name
from lint.report.xml import DECLARATION, content, empty, opening
from lint.text.positions import Positions


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The suites; a file without findings has one case, which passes."""
    yield DECLARATION + opening("testsuites", name="newslint") + "\n"
    for result in results:
        yield "".join(_suite(result, options.language))
    yield "</testsuites>\n"


def _suite(result: FileResult, language: str) -> Iterator[str]:
    name, positions = relative_name(result.path), Positions(result.text)
    failures, errors = len(result.diagnostics), len(result.problems)
    tests = max(1, failures + errors)
    yield opening("testsuite", name=name, tests=tests, failures=failures, errors=errors) + "\n"
    for problem in result.problems:
        yield _case(name, "newslint", 1, "error", "error", problem.in_language(language))
    for diagnostic in result.diagnostics:
        row, column = positions.position(diagnostic.span.start)
        # Of cases of the same name, some services show one.
        case = f"{diagnostic.code} {diagnostic.name} {row}:{column}"
        message = diagnostic.message.in_language(language)
        yield _case(name, case, row, "failure", str(diagnostic.severity), message)
    if not failures and not errors:
        yield empty("testcase", classname=name, name="newslint", file=name) + "\n"
    yield "</testsuite>\n"


def _case(file: str, name: str, row: int, outcome: str, kind: str, message: str) -> str:
    return (
        opening("testcase", classname=file, name=name, file=file, line=row)
        + opening(outcome, type=kind, message=message)
        + content(f"{file}:{row}: {message}")
        + f"</{outcome}></testcase>\n"
    )
