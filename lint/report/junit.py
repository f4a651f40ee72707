"""JUnit's XML, by which CI services list tests: a suite a file, a failed case a finding.

See https://docs.gitlab.com/ci/testing/unit_test_reports/, which says what of it is read.
"""

from __future__ import annotations

from collections import Counter
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
    file, positions = relative_name(result.path), Positions(result.text)
    failures, errors = len(result.diagnostics), len(result.problems)
    tests = max(1, failures + errors)
    yield opening("testsuite", name=file, tests=tests, failures=failures, errors=errors) + "\n"
    if not failures and not errors:
        yield empty("testcase", classname=file, name="newslint", file=file) + "\n"
    for problem in result.problems:
        said = problem.in_language(language)
        yield _case(file, "newslint", opening("error", message=said) + content(said) + "</error>")
    names: Counter[str] = Counter()
    for diagnostic in result.diagnostics:
        place = ":".join(map(str, positions.position(diagnostic.span.start)))
        said = diagnostic.message.in_language(language)
        name = f"{diagnostic.code} {diagnostic.name} {place}"
        names[name] += 1
        yield _case(
            file,
            # Of cases with the same name, some services show one.
            name if names[name] == 1 else f"{name} ({names[name]})",
            opening("failure", type=diagnostic.severity, message=said)
            + content(f"{file}:{place}: {diagnostic.code} {said}")
            + "</failure>",
        )
    yield "</testsuite>\n"


def _case(file: str, name: str, outcome: str) -> str:
    return f"{opening('testcase', classname=file, name=name, file=file)}{outcome}</testcase>\n"
