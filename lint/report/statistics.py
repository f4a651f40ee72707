"""How often each rule reports, and whether `--fix` mends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.book import books
from lint.diagnostic import Applicability, Text
from lint.job import FileResult
from lint.report import Options
from lint.report.closing import Tally
from lint.report.score.text import verdict
from lint.report.style import visible
from lint.score import PASS_LINE
from lint.score.scorer import Scorer

_ALL, _SOME, _NONE = "[*]", "[-]", "[ ]"
_LEGEND = {
    _ALL: Text("[*] --fix 都能改", "[*] --fix mends all"),
    _SOME: Text("[-] --fix 能改一部分", "[-] --fix mends some"),
}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """One rule a line, the most frequent first, with what it finds and what `--fix` mends of it.

    The official error rate comes last, where the job knows it.
    """
    job = options.job
    tally = Tally()
    rules = _Rules(options)
    scorer = Scorer(job)
    for result in tally.watch(scorer.watch(results) if job.knows_rate else results):
        rules.add(result)
    yield from rules.lines()
    yield tally.closing(options)
    if scorer.issues:
        yield verdict(scorer.issues, PASS_LINE, options)


class _Rules:
    """How often each rule reports."""

    def __init__(self, options: Options) -> None:
        self.language = options.language
        self.book_of = books(options.job.config, isolated=options.job.isolated)
        self.names: dict[str, str] = {}
        self.summaries: dict[str, Text] = {}
        self.found: Counter[str] = Counter()
        self.safe: Counter[str] = Counter()

    def add(self, result: FileResult) -> None:
        """Count the findings of a file."""
        for diagnostic in result.diagnostics:
            code, fix = diagnostic.code, diagnostic.fix
            if code not in self.names:
                self.names[code] = diagnostic.name
                self.summaries[code] = self.summary(code, result.path)
            self.found[code] += 1
            self.safe[code] += fix is not None and fix.applicability is Applicability.SAFE

    def summary(self, code: str, path: Path) -> Text:
        """What a rule finds, by the book that holds for a file."""
        rules = self.book_of(path.absolute().parent).rules
        return next(rule.summary for rule in rules if rule.id == code)

    def lines(self) -> Iterator[str]:
        """A line for each rule, and what their marks mean."""
        marks = {code: self.mark(code) for code in self.found}
        count_width = len(str(max(self.found.values(), default=0)))
        name_width = max(map(len, self.names.values()), default=0)
        for code in sorted(self.found, key=lambda code: (-self.found[code], code)):
            summary = visible(self.summaries[code].in_language(self.language))
            yield (
                f"{self.found[code]:{count_width}}  {code}  {marks[code]}  "
                f"{self.names[code]:{name_width}}  {summary}\n"
            )
        if legend := [_LEGEND[mark] for mark in _LEGEND if mark in marks.values()]:
            yield "\n" + "  ".join(said.in_language(self.language) for said in legend) + "\n"

    def mark(self, code: str) -> str:
        """How many of a rule's findings `--fix` mends."""
        return {0: _NONE, self.found[code]: _ALL}.get(self.safe[code], _SOME)
