"""How often each rule reports, and whether `--fix` mends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lint.diagnostic import Applicability
from lint.job import FileResult
from lint.report import Options
from lint.report.closing import Tally


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """One rule a line, the most frequent first; ``[*]`` where all its findings can be mended."""
    tally = Tally()
    counts: Counter[tuple[str, str]] = Counter()
    safe: Counter[str] = Counter()
    for result in results:
        tally.add(result)
        for diagnostic in result.diagnostics:
            counts[diagnostic.code, diagnostic.name] += 1
            fix = diagnostic.fix
            safe[diagnostic.code] += fix is not None and fix.applicability is Applicability.SAFE
    width = len(str(max(counts.values(), default=0)))
    for (code, name), count in counts.most_common():
        mark = {0: "[ ]", count: "[*]"}.get(safe[code], "[-]")
        yield f"{count:{width}}  {code}  {mark} {name}\n"
    yield tally.closing(options)
