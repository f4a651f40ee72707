"""Results and scores → what the page shows: its sheets, figures and charts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath

import msgspec

from lint.checker import Checker
from lint.diagnostic import Severity
from lint.job import FileResult, Job
from lint.report.families import FAMILIES
from lint.report.html.charts import Bar, Gauge, Plot, bars, gauge, plot
from lint.report.html.head import left_out, made, subject
from lint.report.html.paths import common_folder, short
from lint.report.html.sheet import Sheet, sheet
from lint.report.score import words
from lint.rule import Rule
from lint.score import PASS_LINE, Issue, Rate

_MOST_BARS = 12
_MOST_ROWS = 8


class Family(msgspec.Struct, frozen=True):
    """A family of rules that found something."""

    key: str
    name: str
    count: int


class Cited(msgspec.Struct, frozen=True):
    """A rule that found something, and how often."""

    code: str
    name: str
    summary: str
    source: str
    url: str
    count: int


class Verdict(msgspec.Struct, frozen=True):
    """The error rate of all that was checked.

    Attributes:
        passed: whether each issue is within the pass line.
        unconfirmed: whether it rests on weights that are not confirmed.
        said: the same in words.
        notes: what is to be known of the figures.
        columns, rows: a table of the classes that are charged, or of several issues.
        others: how many issues the table leaves out.
    """

    rate: str
    passed: bool
    gauge: Gauge
    unconfirmed: bool
    said: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    others: int


class View(msgspec.Struct, frozen=True):
    """The page.

    Attributes:
        title: what was checked.
        made: when the page was made, and what it was told to look for.
        left_out: what keeps the error rate from being known.
        problems: why files could not be checked, and what else went wrong.
        verdict: None where no file could be checked, or not all that was found is there.
        place_bars: findings by page, or by article of the only page.
        other_places: how many have no bar, and how many findings they have.
        dates: rates over dates, where there are several.
    """

    language: str
    title: str
    made: tuple[str, ...]
    left_out: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    problems: tuple[str, ...]
    verdict: Verdict | None
    severities: tuple[tuple[Severity, int], ...]
    families: tuple[Family, ...]
    family_bars: tuple[Bar, ...]
    place_bars: tuple[Bar, ...]
    other_places: tuple[int, int]
    dates: Plot | None
    rules: tuple[Cited, ...]

    @property
    def total(self) -> int:
        """All findings."""
        return sum(count for _, count in self.severities)


def view(
    results: Sequence[FileResult],
    issues: Sequence[Issue],
    job: Job,
    at: datetime,
    language: str,
) -> View:
    """What the page shows of what a job came to and the scores of what could be checked."""
    has_rate = bool(issues) and job.knows_rate
    sheets = tuple(_sheets(results, issues, language))
    counts = sum((one.counts for one in sheets), Counter[Severity]())
    few, others = _most(_places(sheets))
    return View(
        language,
        _title(sheets, results),
        tuple(text.in_language(language) for text in made(job, at)),
        tuple(text.in_language(language) for text in left_out(job)),
        sheets,
        tuple(_problems(results, language)),
        _verdict(issues, language) if has_rate else None,
        tuple((severity, counts[severity]) for severity in sorted(Severity, reverse=True)),
        _families(sheets, language),
        _family_bars(sheets, language),
        bars(few),
        (len(others), sum(counts.total() for _, _, counts in others)),
        _dates(sheets, issues) if has_rate else None,
        tuple(_cited(results, Checker(job), language)),
    )


def _sheets(
    results: Sequence[FileResult], issues: Sequence[Issue], language: str
) -> Iterator[Sheet]:
    scores = {score.pages[0].path: score for issue in issues for score in issue.files}
    checked = [result for result in results if result.path in scores]
    numbers = {result.path: number for number, result in enumerate(checked, 1)}
    first = 1
    for number, result in enumerate(checked, 1):
        yield sheet(
            result,
            scores[result.path],
            number=number,
            first=first,
            numbers=numbers,
            language=language,
        )
        first += len(result.diagnostics)


def _title(sheets: Sequence[Sheet], results: Sequence[FileResult]) -> str:
    """What most sheets are of, else the file or the folder."""
    if paper := subject(sheets):
        return paper
    names = [result.name for result in results]
    return names[0] if len(names) == 1 else common_folder(list(map(PurePath, names)))


def _problems(results: Iterable[FileResult], language: str) -> Iterator[str]:
    said = {problem for result in results for problem in result.problems}
    yield from sorted(problem.in_language(language) for problem in said)


def _verdict(issues: Sequence[Issue], language: str) -> Verdict:
    rate = words.rate_of_all(issues)
    unconfirmed = Rate(sum((i.whole.unconfirmed for i in issues), Decimal(0)), rate.characters)
    (*_, said) = words.closing(issues, PASS_LINE)
    columns, rows = _classes(issues[0], language) if len(issues) == 1 else _worst(issues)
    return Verdict(
        words.per_myriad(rate),
        all(issue.whole.rate.within(PASS_LINE) for issue in issues),
        gauge(rate.per_myriad, unconfirmed.per_myriad, PASS_LINE),
        bool(unconfirmed.errors),
        said.in_language(language),
        tuple(note.in_language(language) for note in words.notes(issues)),
        tuple(words.COLUMNS[column].in_language(language) for column in columns),
        tuple(rows),
        len(issues) - len(rows) if len(issues) > 1 else 0,
    )


_Table = tuple[Sequence[str], Sequence[tuple[str, ...]]]


def _classes(issue: Issue, language: str) -> _Table:
    """What an issue is charged for."""
    return words.CLASS_COLUMNS, words.classes(issue.whole, language)


def _worst(issues: Sequence[Issue]) -> _Table:
    """The issues of the highest rates, by folder: that of one page, too, has a name like others."""
    worst = sorted(issues, key=lambda issue: -issue.whole.rate.per_myriad)[:_MOST_ROWS]
    names = short([PurePath(words.folder(issue.folder)) for issue in worst])
    rates = [issue.whole.rate for issue in worst]
    return ("issue", *words.RATE_COLUMNS), words.rates(zip(names, rates, strict=True))


def _families(sheets: Iterable[Sheet], language: str) -> tuple[Family, ...]:
    """The families that found something, a house's own behind the built-in ones."""
    found = Counter(note.family for one in sheets for note in one.notes)
    keys = [*FAMILIES, *sorted(found.keys() - FAMILIES.keys())]
    return tuple(Family(key, _name(key, language), found[key]) for key in keys if found[key])


def _name(family: str, language: str) -> str:
    return FAMILIES[family].in_language(language) if family in FAMILIES else ""


def _family_bars(sheets: Iterable[Sheet], language: str) -> tuple[Bar, ...]:
    found: dict[str, Counter[Severity]] = defaultdict(Counter)
    for one in sheets:
        for note in one.notes:
            found[note.family][note.severity] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))
    return bars([(f"{key} {_name(key, language)}".strip(), "", counts) for key, counts in ordered])


_Row = tuple[str, str, Counter[Severity]]  # what it is called, its id, its findings


def _most(rows: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """All rows in their order; of too many, those with most findings, and the others."""
    if len(rows) <= _MOST_BARS:
        return rows, []
    ordered = sorted(rows, key=lambda row: -row[2].total())
    few = [row for row in ordered[:_MOST_BARS] if row[2]]
    return few, ordered[len(few) :]


def _places(sheets: Sequence[Sheet]) -> list[_Row]:
    """The findings of each page, or of each article of the only one."""
    if len(sheets) != 1:
        names = short([PurePath(one.name) for one in sheets])
        return [
            (name, f"p{one.number}", one.counts) for name, one in zip(names, sheets, strict=True)
        ]
    (one,) = sheets
    return [(article.label, f"p1-{article.row}", article.counts) for article in one.articles]


def _dates(sheets: Sequence[Sheet], issues: Sequence[Issue]) -> Plot | None:
    """The rate of each date that pages carry, if there are two or more.

    An issue of one date is taken as a whole, since what is limited is limited for it.
    """
    days = {one.name: one.day for one in sheets}
    rates: dict[date, list[Rate]] = defaultdict(list)
    for issue in issues:
        of_pages = [(days[words.file(score)], score.rate) for score in issue.files]
        dated = {day for day, _ in of_pages if day}
        if len(dated) == 1:
            rates[dated.pop()].append(issue.whole.rate)
            continue
        for day, rate in of_pages:
            if day:
                rates[day].append(rate)
    if len(rates) < 2:
        return None
    sums = [(day, sum(of, Rate(Decimal(0), 0))) for day, of in sorted(rates.items())]
    return plot([(day, rate.per_myriad, words.per_myriad(rate)) for day, rate in sums], PASS_LINE)


def _cited(results: Iterable[FileResult], checker: Checker, language: str) -> Iterator[Cited]:
    """The rules that found something, by code."""
    found: Counter[str] = Counter()
    known: dict[str, Rule] = {}
    for result in results:
        codes = {diagnostic.code for diagnostic in result.diagnostics}
        found.update(diagnostic.code for diagnostic in result.diagnostics)
        if not codes <= known.keys():
            known |= {rule.id: rule for rule in checker.rules(result.path) if rule.id in codes}
    for code, count in sorted(found.items()):
        if rule := known.get(code):
            yield Cited(
                code,
                rule.name,
                rule.summary.in_language(language),
                rule.source,
                rule.url if rule.family in FAMILIES else "",
                count,
            )
