"""The results of an issue's pages → those without what a baseline knows, and what has not changed.

This comes after the cache, which so keeps what any baseline and any revision leaves of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lint.diagnostic import Severity
from lint.discovery import discover
from lint.job import FileResult, Job
from lint.suppress.baseline import Baseline
from lint.suppress.changes import Changes, touched
from lint.text.view import Span

if TYPE_CHECKING:
    from lint.rule import Rule  # slow to import

    RulesOf = Callable[[Path], Sequence[Rule]]


def filtered(pages: Sequence[FileResult], job: Job, rules_of: RulesOf) -> list[FileResult]:
    """The results of pages without the findings that the job leaves out by where they are.

    `rules_of` tells the rules that run on a file; it is asked where entries of a baseline are gone.
    Where texts are mended, the baseline has done its work before: it knows them as they were.
    """
    results = list(pages)
    if job.baseline and job.fix is None:
        are_all = cache(lambda: _are_all(pages))
        results = [
            _unknown(page, job.baseline, job.severity, rules_of, are_all) for page in results
        ]
    if job.changes:
        results = [_changed(page, job.changes) for page in results]
    return results


def _unknown(
    page: FileResult,
    baseline: Baseline,
    severity: Severity,
    rules_of: RulesOf,
    are_all: Callable[[], bool],
) -> FileResult:
    """A page without what the baseline knows, and with what that knows in vain.

    Rules that compare pages need them all; `are_all` tells whether none was left out.
    """
    new, gone = baseline.compared(page.path, page.text, list(page.diagnostics))
    judged: Mapping[str, int] = {}
    if gone and page.source and not page.problems and severity <= baseline.severity:
        rules = {rule.id: rule for rule in rules_of(page.path) if rule.severity >= severity}
        judged = {
            entry: count
            for entry, count in gone.items()
            if (rule := rules.get(entry.partition(":")[0])) and (rule.across is None or are_all())
        }
    return replace(page, diagnostics=tuple(new), gone=judged)


def _are_all(pages: Sequence[FileResult]) -> bool:
    """Whether these are all the files to check in their folder, which is that of the issue."""
    names = {page.path.name for page in pages}
    folder = pages[0].path.parent
    return all(file.name in names for file in discover([folder]).files if file.parent == folder)


def _changed(page: FileResult, changes: Changes) -> FileResult:
    """A page with the findings that speak of what has changed."""
    if not page.diagnostics or page.source is None:
        return page
    before = page.source.text

    def spans(other: Path | None) -> list[Span]:
        if other is None:
            return changes.spans(page.path, page.text, before)
        return changes.spans(other, page.others[other])

    return replace(page, diagnostics=tuple(touched(page.diagnostics, spans)))
