"""For people: what is charged, a table of the classes, and last the rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lint.diagnostic import Text
from lint.report import Options
from lint.report.score import words
from lint.report.style import cells, count, fit, styled, visible
from lint.score import Issue, Rate
from lint.score.charge import Charge, total
from lint.text.positions import Positions
from lint.text.source import path_text

_MANY = 5
"""So many charges of one rule in an issue are listed one by one; of more, the first few."""
_FEW = 3


def report(issues: Sequence[Issue], line: Decimal, options: Options) -> Iterator[str]:
    """A block for each issue, the verdict, and what is to be known of the figures."""
    if not issues:
        return
    for issue in issues:
        if issue.whole.charges:
            yield from _issue(issue, options)
    if len(issues) > 1 and any(issue.whole.charges for issue in issues):
        yield from _rates("issue", [(words.name(i), i.whole.rate) for i in issues], options)
    yield verdict(issues, line, options)
    for note in words.notes(issues):
        yield styled(_sentence(note, options), options, dim=True) + "\n"


def _issue(issue: Issue, options: Options) -> Iterator[str]:
    yield styled(visible(words.name(issue)), options, bold=True, underline=True) + "\n"
    yield from _charges(issue, options)
    yield "\n"
    yield from _table(words.CLASS_COLUMNS, words.classes(issue.whole, options.language), options)
    yield "\n"
    if len(issue.files) > 1:
        rates = [(score.pages[0].path.name, score.rate) for score in issue.files]
        yield from _rates("file", rates, options)


def verdict(issues: Sequence[Issue], line: Decimal, options: Options) -> str:
    """The rate of the issues, as lines of their own."""
    passed = all(issue.whole.rate.within(line) for issue in issues)
    colour = "green" if passed else "red"
    lines = (_sentence(said, options) for said in words.closing(issues, line))
    return "".join(styled(said, options, fg=colour, bold=True) + "\n" for said in lines)


def _charges(issue: Issue, options: Options) -> Iterator[str]:
    """What is charged for, by class and rule."""
    places = _Places(issue, options)
    for key, error_class, of_class in issue.whole.by_class():
        yield f"  {visible(words.title(key, error_class, options.language))}\n"
        rules: dict[tuple[str, str], list[Charge]] = {}
        for charge in of_class:
            rules.setdefault((charge.finding.code, charge.finding.name), []).append(charge)
        for (code, name), of_rule in rules.items():
            errors = words.number(total(of_rule))
            said = Text(
                f"{len(of_rule)}处，计{errors}",
                f"{count(len(of_rule), 'place')}, charged {errors}",
            )
            yield f"    {styled(code, options, bold=True)} {name}  {_say(said, options)}\n"
            yield from places.lines(of_rule)


class _Places:
    """Where the charges of an issue stand."""

    def __init__(self, issue: Issue, options: Options) -> None:
        self.options = options
        self.names_files = len(issue.files) > 1
        self.positions = {
            score.pages[0].path: Positions(score.pages[0].text) for score in issue.files
        }

    def lines(self, charges: Sequence[Charge]) -> Iterator[str]:
        """A line for each; of many, for the first few."""
        few = charges if len(charges) <= _MANY else charges[:_FEW]
        for charge in few:
            yield self.line(charge)
        if more := len(charges) - len(few):
            said = Text(
                f"……另有{more}处（--output-format markdown 逐条列出）",
                f"… and {more} more (--output-format markdown lists each)",
            )
            yield f"      {styled(_say(said, self.options), self.options, dim=True)}\n"

    def line(self, charge: Charge) -> str:
        path = charge.page.path
        row, column = self.positions[path].position(charge.finding.span.start)
        place = f"{path_text(path.name)}:{row}:{column}" if self.names_files else f"{row}:{column}"
        shown = f"{words.number(charge.charged):>4}  {visible(place)}  "
        notes = _notes(charge, self.options)
        room = max(20, self.options.width - 6 - cells(shown) - cells(notes))
        message = _say(charge.finding.message, self.options)
        if cells(message) > room:
            message = fit(message, room - 1) + "…"
        return f"      {shown}{message}{styled(notes, self.options, dim=True)}\n"


def _notes(charge: Charge, options: Options) -> str:
    notes = "，".join(_say(note, options) for note in words.note(charge))
    if not notes:
        return ""
    return f"（{notes}）" if options.language == "zh" else f" ({notes.replace('，', ', ')})"


def _rates(heading: str, rates: Sequence[tuple[str, Rate]], options: Options) -> Iterator[str]:
    """A table of the files or issues that have errors, each by itself."""
    with_errors = [(name, rate) for name, rate in rates if rate.errors]
    yield from _table((heading, *words.RATE_COLUMNS), words.rates(with_errors), options)
    if others := len(rates) - len(with_errors):
        said = Text(f"另{others}个没有差错", f"{others} more without errors")
        yield f"  {styled(_say(said, options), options, dim=True)}\n"
    yield "\n"


def _table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], options: Options
) -> Iterator[str]:
    """Rows below headings; columns of text to the left, of figures to the right."""
    heads = [_say(words.COLUMNS[column], options) for column in columns]
    table = [heads, *([visible(cell) for cell in row] for row in rows)]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    for number, row in enumerate(table):
        shown = "  ".join(
            _padded(cell, width, right=column not in words.WORDS)
            for cell, width, column in zip(row, widths, columns, strict=True)
        )
        yield f"  {styled(shown.rstrip(), options, dim=True if not number else None)}\n"


def _padded(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks


def _say(text: Text, options: Options) -> str:
    return visible(text.in_language(options.language))


def _sentence(text: Text, options: Options) -> str:
    return _say(text, options) + ("。" if options.language == "zh" else ".")
