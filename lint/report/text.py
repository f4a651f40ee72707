"""For people: by file, each finding with its line, what is marked in it, and what it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint.diagnostic import Applicability, Diagnostic, Related, Text
from lint.job import FileResult
from lint.report import Options
from lint.report.closing import Tally
from lint.report.excerpt import Excerpt, excerpt, mended
from lint.report.places import Places
from lint.report.style import COLOURS, SEVERITIES, cells, padding, styled, visible

_MANY = 5
"""So many findings of one rule in one file are shown one by one; of more, the first few."""
_FEW = 3
_INDENT = "    "

_WHO = {
    Applicability.SAFE: Text("", ""),
    Applicability.UNSAFE: Text("（--unsafe-fixes）", " (--unsafe-fixes)"),
    Applicability.DISPLAY: Text("（请编辑定夺）", " (an editor decides)"),
}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """A block for each file with findings, and a closing line."""
    tally = Tally()
    for result in results:
        tally.add(result)
        if result.diagnostics:
            yield styled(visible(result.name), options, bold=True, underline=True) + "\n"
            yield from _Page(result, options).blocks()
    yield tally.closing(options)


class _Page:
    def __init__(self, result: FileResult, options: Options) -> None:
        self.text = result.text
        self.diagnostics = result.diagnostics
        self.places = Places(result)
        self.options = options

    def blocks(self) -> Iterator[str]:
        groups: dict[tuple[str, int], list[Diagnostic]] = {}
        for diagnostic in self.diagnostics:
            groups.setdefault((diagnostic.code, diagnostic.severity), []).append(diagnostic)
        for diagnostic in self.diagnostics:
            group = groups[diagnostic.code, diagnostic.severity]
            if len(group) <= _MANY:
                yield self.heading(diagnostic, self.place(diagnostic)) + self.lines(diagnostic)
            elif group[0] is diagnostic:
                yield self.folded(group)
        yield "\n"

    def folded(self, group: Sequence[Diagnostic]) -> str:
        count = Text(f"共{len(group)}处", f"{len(group)} places")
        more = Text(
            f"……另有{len(group) - _FEW}处（--output-format concise 逐条列出）",
            f"… and {len(group) - _FEW} more (--output-format concise lists each)",
        )
        alike = all(diagnostic.message == group[0].message for diagnostic in group)
        heading = self.heading(group[0], self.say(count), message=alike)
        few = "".join(
            ("" if alike else f"{_INDENT}{self.say(diagnostic.message)}\n")
            + self.lines(diagnostic, self.place(diagnostic))
            for diagnostic in group[:_FEW]
        )
        return f"{heading}{few}{_INDENT}{self.faint(more)}\n"

    def heading(self, diagnostic: Diagnostic, where: str, *, message: bool = True) -> str:
        severity = diagnostic.severity
        word = SEVERITIES[self.options.language][severity]
        return (
            f"  {where}  {styled(word, self.options, fg=COLOURS[severity], bold=True)}  "
            f"{styled(diagnostic.code, self.options, bold=True)} {diagnostic.name}"
            + (f"  {self.say(diagnostic.message)}\n" if message else "\n")
        )

    def lines(self, diagnostic: Diagnostic, label: str = "") -> str:
        """The line as it stands, behind a label, and as the fix leaves it."""
        indent = _INDENT + " " * len(label)
        room = self.options.width - len(indent) - 2
        now = excerpt(self.text, diagnostic.span, room)
        shown = f"{_INDENT}{label}  {self.line(now, COLOURS[diagnostic.severity])}\n"
        if not self.options.colour:
            shown += f"{indent}  {padding(now.before)}{'^' * max(1, cells(now.marked))}\n"
        if diagnostic.fix and diagnostic.fix.edits:
            new = mended(self.text, diagnostic, room)
            who = self.faint(_WHO[diagnostic.fix.applicability])
            shown += f"{indent}→ {self.line(new, 'green')}{who}\n"
        return shown + "".join(f"{indent}  {line}\n" for line in self.related(diagnostic.related))

    def related(self, places: Sequence[Related]) -> Iterator[str]:
        """The other places that the finding speaks of, the first few of many."""
        shown = places if len(places) <= _MANY else places[:_FEW]
        for place in shown:
            row, column = self.places.positions(place).position(place.span.start)
            name = f"{self.places.name(place)}:" if place.path else ""
            yield self.faint(Text(*(f"{visible(name)}{row}:{column}  {m}" for m in place.message)))
        if left := len(places) - len(shown):
            yield self.faint(
                Text(
                    f"……另有{left}处（--output-format json 全部列出）",
                    f"… and {left} more (--output-format json lists all)",
                )
            )

    def line(self, shown: Excerpt, colour: str) -> str:
        marked = styled(shown.marked, self.options, fg=colour, bold=True, underline=True)
        return f"{shown.before}{marked}{shown.after}"

    def place(self, diagnostic: Diagnostic) -> str:
        return ":".join(map(str, self.places.own.position(diagnostic.span.start)))

    def say(self, text: Text) -> str:
        return visible(text.in_language(self.options.language))

    def faint(self, text: Text) -> str:
        return styled(self.say(text), self.options, dim=True)
