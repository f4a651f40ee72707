"""One finding a line: ``path:row:column: CODE message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.diagnostic import Applicability
from lint.job import FileResult
from lint.report import Options
from lint.report.closing import Tally
from lint.report.style import COLOURS, styled, visible
from lint.text.positions import Positions


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The findings and a closing line; ``[*]`` marks those that `--fix` mends."""
    tally = Tally()
    for result in results:
        tally.add(result)
        name, positions = visible(result.name), Positions(result.text)
        for diagnostic in result.diagnostics:
            row, column = positions.position(diagnostic.span.start)
            safe = diagnostic.fix and diagnostic.fix.applicability is Applicability.SAFE
            code = styled(diagnostic.code, options, fg=COLOURS[diagnostic.severity])
            message = visible(diagnostic.message.in_language(options.language))
            mark = "[*] " if safe else ""
            yield f"{name}:{row}:{column}: {code} {mark}{message}\n"
    yield tally.closing(options)
