"""The pages of one issue → what the rules that compare them find.

An issue is what lies in one folder: that is how papers and archives keep their pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from lint import engine
from lint.checker import Checker, markup, went_wrong
from lint.diagnostic import Diagnostic, Text
from lint.job import FileResult
from lint.rule import Page, Rule
from lint.text.document import Document


def compared(results: Sequence[FileResult], checker: Checker) -> list[FileResult]:
    """The results of an issue's pages, with what comparing them finds."""
    found: dict[Path, list[Diagnostic]] = defaultdict(list)
    problems: dict[Path, list[Text]] = defaultdict(list)
    for rule, pages, own in _comparisons(results, checker):
        try:
            for page, diagnostic in engine.compare(rule, pages):
                if page.path in own and diagnostic.severity >= checker.job.severity:
                    found[page.path].append(diagnostic)
        except Exception as error:  # noqa: BLE001 - the other rules speak all the same
            first = next(iter(own))
            problems[first].append(went_wrong(error, first))
    texts = {result.path: result.text for result in results}
    return [
        _added(result, found[result.path], problems[result.path], texts, checker)
        for result in results
    ]


def _comparisons(
    results: Sequence[FileResult], checker: Checker
) -> Iterator[tuple[Rule, list[Page[object]], dict[Path, None]]]:
    """Each rule, the pages that it compares, and which of these are its own.

    Pages under other settings have a rule of the same code, which speaks of them instead.
    """
    rules: dict[int, Rule] = {}
    own: dict[int, dict[Path, None]] = defaultdict(dict)
    for result in results:
        for rule in checker.rules(result.path) if result.facts else ():
            if rule.id in result.facts:
                rules[id(rule)] = rule
                own[id(rule)][result.path] = None
    for key, rule in rules.items():
        pages = [
            Page(result.path, result.text, markup(result.path), result.facts[rule.id])
            for result in results
            if rule.id in result.facts
        ]
        yield rule, pages, own[key]


def _added(
    result: FileResult,
    found: list[Diagnostic],
    problems: list[Text],
    texts: Mapping[Path, str],
    checker: Checker,
) -> FileResult:
    """The result with what else was found; the facts have done their work."""
    if found:
        found.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.code))
        document = Document(result.text, markup(result.path))
        found = checker.unsuppressed(document, found, result.path)
    return replace(
        result,
        diagnostics=tuple(sorted((*result.diagnostics, *found), key=lambda d: (d.span, d.code))),
        problems=(*result.problems, *problems),
        facts={},
        others={place.path: texts[place.path] for d in found for place in d.related if place.path},
    )
