"""How often each rule reports, and whether `--fix` mends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lint.book import books
from lint.diagnostic import Applicability, Text
from lint.job import FileResult
from lint.report import Options
from lint.report.closing import Tally
from lint.report.style import visible

_ALL, _SOME, _NONE = "[*]", "[-]", "[ ]"
_LEGEND = {
    _ALL: Text("[*] --fix 都能改", "[*] --fix mends all"),
    _SOME: Text("[-] --fix 能改一部分", "[-] --fix mends some"),
}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """One rule a line, the most frequent first, with what it finds and what `--fix` mends of it."""
    tally = Tally()
    counts: Counter[tuple[str, str]] = Counter()
    safe: Counter[str] = Counter()
    summaries: dict[str, Text] = {}
    book_of = books(options.job.config, isolated=options.job.isolated)
    for result in tally.watch(results):
        for diagnostic in result.diagnostics:
            code, fix = diagnostic.code, diagnostic.fix
            if code not in summaries:
                rules = book_of(result.path.absolute().parent).rules
                summaries |= {rule.id: rule.summary for rule in rules if rule.id not in summaries}
            counts[code, diagnostic.name] += 1
            safe[code] += fix is not None and fix.applicability is Applicability.SAFE
    width = len(str(max(counts.values(), default=0)))
    longest = max((len(name) for _, name in counts), default=0)
    marks = {code: {0: _NONE, n: _ALL}.get(safe[code], _SOME) for (code, _), n in counts.items()}
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        summary = visible(summaries[code].in_language(options.language))
        yield f"{count:{width}}  {code}  {marks[code]}  {name:{longest}}  {summary}\n"
    legend = [
        said.in_language(options.language) for m, said in _LEGEND.items() if m in marks.values()
    ]
    if legend:
        yield "\n" + "  ".join(legend) + "\n"
    yield tally.closing(options)
