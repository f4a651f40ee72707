"""A summary in Markdown: counts by family and file, the error rate, and the first findings.

There is no rate where only some of the findings were asked for.

GitHub shows 1 MiB of what a step writes to ``$GITHUB_STEP_SUMMARY``, so the tables are short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from lint.diagnostic import Severity, Text
from lint.discovery import MARKDOWN_HEAD
from lint.job import FileResult
from lint.report import Options
from lint.report.closing import Tally
from lint.report.failures import Failures
from lint.report.families import FAMILIES
from lint.report.gfm import escaped, table
from lint.report.places import relative_name
from lint.report.score import words
from lint.report.style import SEVERITIES
from lint.score import PASS_LINE, Rate
from lint.score.scorer import Scorer
from lint.text.positions import Positions

_MOST = 50
"""Files, issues and findings that are listed, the most serious ones of files and findings."""

_FAILED = Text("没能检查", "Not checked")
_FAMILIES = Text("各类", "Families")
_FILES = Text("各文件", "Files")
_FINDINGS = Text("问题", "Findings")

_FAMILY = Text("类别", "family")
_FOUND = Text("处数", "found")
_PLACE = Text("位置", "place")
_SEVERITY = Text("级别", "severity")
_RULE = Text("规则", "rule")
_WHAT = Text("问题", "finding")

_SERIOUS_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)

Counts = Counter[Severity]


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The summary, when all results are in."""
    summary = _Summary(replace(options, colour=False))
    for result in results:
        summary.add(result)
    yield "\n".join(summary.blocks())


class _Summary:
    def __init__(self, options: Options) -> None:
        self.options = options
        self.tally = Tally()
        self.failures = Failures()
        self.failed: list[Text] = []
        self.scorer = Scorer(options.job)
        self.families: dict[str, Counts] = {}
        self.files: dict[Path, Counts] = {}
        self.findings: dict[Severity, list[tuple[str, ...]]] = {s: [] for s in _SERIOUS_FIRST}

    def add(self, result: FileResult) -> None:
        """Take in what became of a file."""
        self.tally.add(result)
        self.failed += self.failures.new(result)
        if self.options.job.knows_rate:
            self.scorer.add(result)
        positions = Positions(result.text)
        for diagnostic in result.diagnostics:
            severity = diagnostic.severity
            self.files.setdefault(result.path, Counter())[severity] += 1
            self.families.setdefault(diagnostic.code[:3], Counter())[severity] += 1
            if len(self.findings[severity]) < _MOST:
                row, column = positions.position(diagnostic.span.start)
                self.findings[severity].append(
                    (
                        f"{relative_name(result.path)}:{row}:{column}",
                        SEVERITIES[self.options.language][severity],
                        f"{diagnostic.code} {diagnostic.name}",
                        self.say(diagnostic.message),
                    )
                )

    def blocks(self) -> Iterator[str]:
        """What is set off by blank lines, each with its line end."""
        yield f"{MARKDOWN_HEAD}{self.rate()} -->\n# newslint\n"
        yield self.told()
        if self.failed:
            yield f"## {self.say(_FAILED)}\n"
            yield "".join(f"- {escaped(self.say(what))}\n" for what in self.failed[:_MOST])
        if self.files:
            yield f"## {self.say(_FAMILIES)}\n"
            yield self.by_family()
            yield f"## {self.say(_FILES)}\n"
            yield self.by_file()
            yield f"## {self.say(_FINDINGS)}\n"
            yield self.listed()

    def rate(self) -> str:
        """The error rate, where it is known, for a program to read."""
        scored = self.scorer.issues
        return f": error rate {words.per_myriad(words.rate_of_all(scored))}" if scored else ""

    def told(self) -> str:
        """What was found, what can be done about it, and the error rate."""
        lines = self.tally.closing(self.options).splitlines()
        if scored := self.scorer.issues:
            stop = "。" if self.options.language == "zh" else "."
            *issues_above, whole = words.closing(scored, PASS_LINE)
            lines += (self.say(said) + stop for said in (whole, *issues_above[:_MOST]))
        return "".join(f"- {escaped(line)}\n" for line in lines)

    def by_family(self) -> str:
        """A row a family, in their usual order, those of the house last."""
        order = dict.fromkeys([*FAMILIES, *sorted(self.families)])
        rows = [
            (f"{family} {self.family(family)}".strip(), *self.counts(self.families[family]))
            for family in order
            if family in self.families
        ]
        return table([self.say(_FAMILY), *self.heads()], rows, [False, *[True] * 4])

    def by_file(self) -> str:
        """A row a file with findings, the most serious first."""
        rates: Mapping[Path, Rate] = {
            score.pages[0].path: score.rate for issue in self.scorer.issues for score in issue.files
        }
        worst = sorted(self.files, key=lambda path: self.seriousness(path), reverse=True)
        rows = [
            (
                relative_name(path),
                *self.counts(self.files[path]),
                *([words.per_myriad(rates[path])] if rates else []),
            )
            for path in worst[:_MOST]
        ]
        heads = [self.say(words.COLUMNS["file"]), *self.heads()]
        heads += [self.say(words.COLUMNS["rate"])] if rates else []
        figures = len(heads) - 1
        return table(heads, rows, [False, *[True] * figures]) + self.more(len(worst) - len(rows))

    def seriousness(self, path: Path) -> tuple[int, ...]:
        return tuple(self.files[path][severity] for severity in _SERIOUS_FIRST)

    def listed(self) -> str:
        """The first findings, the most serious ones before the others."""
        rows = [row for severity in _SERIOUS_FIRST for row in self.findings[severity]][:_MOST]
        heads = [self.say(head) for head in (_PLACE, _SEVERITY, _RULE, _WHAT)]
        more = self.tally.severities.total() - len(rows)
        return table(heads, rows, [False] * 4) + self.more(more)

    def more(self, count: int) -> str:
        said = Text(f"……另有{count}个", f"… and {count} more")
        return f"\n{self.say(said)}\n" if count > 0 else ""

    def heads(self) -> list[str]:
        """The columns of `counts`."""
        named = SEVERITIES[self.options.language]
        return [*(named[severity] for severity in _SERIOUS_FIRST), self.say(_FOUND)]

    def counts(self, counts: Counts) -> list[str]:
        """How many of each severity, and of all."""
        return [str(counts[severity]) for severity in _SERIOUS_FIRST] + [str(counts.total())]

    def family(self, family: str) -> str:
        return self.say(FAMILIES[family]) if family in FAMILIES else ""

    def say(self, text: Text) -> str:
        return text.in_language(self.options.language)
