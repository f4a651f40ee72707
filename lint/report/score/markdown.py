"""Markdown, for a report to keep: the rate, the classes, the files, and every charge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lint.diagnostic import Text
from lint.report import Options
from lint.report.gfm import escaped, table
from lint.report.score import words
from lint.score import Issue, Rate, Score
from lint.text.positions import Positions
from lint.text.source import path_text

_TITLE = Text("差错率", "Error rate")
_CHARGES = Text("计错明细", "Charges")
_FILES = Text("各文件", "Files")
_ISSUES = Text("各期", "Issues")


def report(issues: Sequence[Issue], line: Decimal, options: Options) -> Iterator[str]:
    """A page with a section for each issue."""
    if issues:
        yield "\n".join(_blocks(issues, line, options))


def _blocks(issues: Sequence[Issue], line: Decimal, options: Options) -> Iterator[str]:
    """What is set off by blank lines, each with its line end."""
    language = options.language
    yield f"# {_TITLE.in_language(language)}\n"
    told = (*words.closing(issues, line), *words.notes(issues))
    yield "".join(f"- {_sentence(said, language)}\n" for said in told)
    if len(issues) > 1:
        yield f"## {_ISSUES.in_language(language)}\n"
        yield _rates("issue", [(words.name(i), i.whole.rate) for i in issues], language)
    for issue in issues:
        yield from _issue(issue, line, language)


def _issue(issue: Issue, line: Decimal, language: str) -> Iterator[str]:
    yield f"## {escaped(words.name(issue))}\n"
    yield _sentence(words.verdict(issue.whole.rate, line), language) + "\n"
    if not issue.whole.charges:
        return
    yield _table(words.CLASS_COLUMNS, words.classes(issue.whole, language), language)
    if len(issue.files) > 1:
        yield f"### {_FILES.in_language(language)}\n"
        yield _rates("file", [(words.file(score), score.rate) for score in issue.files], language)
    yield f"### {_CHARGES.in_language(language)}\n"
    rows = list(_charges(issue.whole, language))
    yield _table(("errors", "place", "rule", "what", "note"), rows, language)


def _charges(score: Score, language: str) -> Iterator[tuple[str, ...]]:
    positions = {page.path: Positions(page.text) for page in score.pages}
    for _, _, charges in score.by_class():
        for charge in charges:
            path, finding = charge.page.path, charge.finding
            row, column = positions[path].position(finding.span.start)
            notes = (note.in_language(language) for note in words.note(charge))
            yield (
                words.number(charge.charged),
                f"{path_text(path)}:{row}:{column}",
                f"{finding.code} {finding.name}",
                finding.message.in_language(language),
                ("，" if language == "zh" else ", ").join(notes),
            )


def _rates(heading: str, rates: Sequence[tuple[str, Rate]], language: str) -> str:
    return _table((heading, *words.RATE_COLUMNS), words.rates(rates), language)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> str:
    heads = [words.COLUMNS[column].in_language(language) for column in columns]
    return table(heads, rows, [column not in words.WORDS for column in columns])


def _sentence(text: Text, language: str) -> str:
    return escaped(text.in_language(language)) + ("。" if language == "zh" else ".")
